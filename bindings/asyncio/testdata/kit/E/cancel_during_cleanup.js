// statements: 63
async function worker() {
  const me = asyncio.current_task();
  const cm = asyncio.timeout(0.01);
  try {
    await cm.run(async () => {
      try {
        await asyncio.sleep(30);
      } catch (e) {
        show("first", e, me.cancelling());
        try {
          await asyncio.sleep(30);
        } catch (e2) {
          show("second", e2, me.cancelling());
          throw e2;
        }
      }
    });
  } catch (e) {
    if (!(e instanceof asyncio.TimeoutError)) throw e;
    show("wrong");
  } finally {
    show("leaves", cm.expired(), me.cancelling());
  }
}

async function main() {
  const w = asyncio.create_task(worker(), { name: "w" });
  while (w.cancelling() === 0) await asyncio.sleep(0.01);
  await asyncio.sleep(0);
  show(w.cancel("hurry"));
  try {
    await w;
  } catch (e) {
    show("main", e, w.cancelled());
  }
}

asyncio.run(main());
