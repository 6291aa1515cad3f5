// statements: 59
async function main() {
  let seen = null;
  let cm = asyncio.timeout(0.01);
  try {
    await cm.run(async (cm) => {
      show("enter", cm.expired(), asyncio.current_task().cancelling());
      try {
        await asyncio.sleep(30);
      } catch (e) {
        seen = e;
        show("inside", e, asyncio.current_task().cancelling(), cm.expired());
        throw e;
      }
    });
  } catch (e) {
    show("outside", e, e.cause === seen, e instanceof asyncio.TimeoutError);
  }
  show("after", cm.expired(), asyncio.current_task().cancelling());
  await asyncio.sleep(0);
  cm = asyncio.timeout(5);
  await cm.run(async () => {
    await asyncio.sleep(0);
  });
  show("in time", cm.expired());
}

asyncio.run(main());
