// statements: 62
function spin(loop, seconds) {
  const end = loop.time() + seconds;
  while (loop.time() < end);
}

async function main() {
  const loop = asyncio.get_running_loop();
  const me = asyncio.current_task();
  const outer = asyncio.timeout(0.02);
  const inner = asyncio.timeout(0.01);
  try {
    await outer.run(async () => {
      try {
        await inner.run(async () => {
          spin(loop, 0.04);
          await asyncio.sleep(30);
        });
      } catch (e) {
        if (e instanceof asyncio.CancelledError) {
          show("between", e, inner.expired(), outer.expired(), me.cancelling());
        } else {
          show("between", e, me.cancelling());
        }
        throw e;
      }
    });
  } catch (e) {
    show("outside", e, e.cause);
  }
  show(inner.expired(), outer.expired(), me.cancelling());
  await asyncio.sleep(0);
  show("clean");
}

asyncio.run(main());
