// statements: 63
async function worker() {
  const me = asyncio.current_task();
  try {
    await asyncio.sleep(30);
  } catch (e) {
    show("ignored", e, me.cancelling());
  }
  const cm = asyncio.timeout(0.01);
  try {
    await cm.run(async () => {
      await asyncio.sleep(30);
    });
  } catch (e) {
    show("still a timeout", e, cm.expired());
  }
  show("count is what it was", me.cancelling());
  return "worker done";
}

async function main() {
  const w = asyncio.create_task(worker());
  await asyncio.sleep(0);
  w.cancel("please");
  show(await w, w.cancelling());
}

asyncio.run(main());
