// statements: 66
async function main() {
  const me = asyncio.current_task();
  let cm = asyncio.timeout(0.01);
  try {
    await cm.run(async () => {
      try {
        await asyncio.sleep(30);
      } catch (e) {
        throw new RangeError("connection lost", { cause: e });
      }
    });
  } catch (e) {
    show("caught", e, !(e.cause instanceof RangeError));
  }
  show(cm.expired(), me.cancelling());
  await asyncio.sleep(0);
  cm = asyncio.timeout(5);
  try {
    await cm.run(async () => {
      throw new RangeError("plain");
    });
  } catch (e) {
    show("caught", e, e.cause);
  }
  show(cm.expired(), me.cancelling());
  cm = asyncio.timeout(5);
  try {
    await cm.run(async () => {
      throw new asyncio.TimeoutError("from the body");
    });
  } catch (e) {
    show("caught", e, e.cause, cm.expired());
  }
  cm = asyncio.timeout(5);
  try {
    await cm.run(async () => {
      throw new asyncio.CancelledError("by hand");
    });
  } catch (e) {
    show("caught", e, cm.expired(), me.cancelling());
  }
}

asyncio.run(main());
