// statements: 60
async function main() {
  let cm = asyncio.timeout(0.01);
  await cm.run(async () => {
    try {
      await asyncio.sleep(30);
    } catch (e) {
      show("swallowed", e);
    }
    await asyncio.sleep(0);
    show("goes on", asyncio.current_task().cancelling());
  });
  show("no error", cm.expired(), asyncio.current_task().cancelling());
  await asyncio.sleep(0);
  cm = asyncio.timeout(0.01);
  try {
    await cm.run(async () => {
      try {
        await asyncio.sleep(30);
      } finally {
        show("cleanup starts");
        await asyncio.sleep(0);
        show("cleanup ends");
      }
    });
  } catch (e) {
    show("not swallowed", e, cm.expired());
  }
}

asyncio.run(main());
