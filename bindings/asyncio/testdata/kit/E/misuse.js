// statements: 65
async function main() {
  const loop = asyncio.get_running_loop();
  let cm = asyncio.timeout(20);
  show(cm.expired(), cm.when() === null);
  try {
    cm.reschedule(loop.time() + 1);
  } catch (e) {
    show("before", e);
  }
  await cm.run(async () => {
    await asyncio.sleep(0);
    show("when is set", cm.when() > loop.time());
    try {
      await cm.run(async () => {
        show("wrong");
      });
    } catch (e) {
      show("inside", e);
    }
  });
  try {
    cm.reschedule(null);
  } catch (e) {
    show("after", e);
  }
  try {
    await cm.run(async () => {
      show("wrong");
    });
  } catch (e) {
    show("again", e);
  }
  show(cm.expired());
  cm = asyncio.timeout(0.01);
  try {
    await cm.run(async () => {
      await asyncio.sleep(30);
    });
  } catch (e) {}
  try {
    cm.reschedule(null);
  } catch (e) {
    show("expired", e);
  }
  show(cm.expired());
}

asyncio.run(main());
