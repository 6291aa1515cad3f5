// statements: 62
async function main() {
  const me = asyncio.current_task();
  const outer = asyncio.timeout(0.01);
  const inner = asyncio.timeout(20);
  try {
    await outer.run(async () => {
      try {
        await inner.run(async () => {
          try {
            await asyncio.sleep(30);
          } catch (e) {
            show("innermost", e, me.cancelling());
            throw e;
          }
        });
      } catch (e) {
        if (!(e instanceof asyncio.CancelledError)) {
          show("wrong", e);
          return;
        }
        show("between", e, inner.expired(), outer.expired(), me.cancelling());
        throw e;
      }
    });
  } catch (e) {
    show("outermost", e, e.cause);
  }
  show(inner.expired(), outer.expired(), me.cancelling());
}

asyncio.run(main());
