// statements: 62
async function main() {
  const trace = [];
  let outer = asyncio.timeout(20);
  let inner = asyncio.timeout(0.01);
  try {
    await outer.run(async () => {
      try {
        await inner.run(async () => {
          await asyncio.sleep(30);
        });
      } catch (e) {
        trace.push(e);
      }
      show("between", inner.expired(), outer.expired(), asyncio.current_task().cancelling());
      await asyncio.sleep(0);
      trace.push("still inside the outer block");
    });
  } catch (e) {
    trace.push("wrong");
  }
  show(trace, outer.expired());
  outer = asyncio.timeout(20);
  inner = asyncio.timeout(0.01);
  try {
    await outer.run(async () => {
      await inner.run(async () => {
        await asyncio.sleep(30);
      });
    });
  } catch (e) {
    show("through both", e, e.cause, inner.expired(), outer.expired());
  }
}

asyncio.run(main());
