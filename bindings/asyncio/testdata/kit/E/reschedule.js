// statements: 65
async function main() {
  const loop = asyncio.get_running_loop();
  await asyncio.timeout(null, async (cm) => {
    show("no deadline", cm.when());
    cm.reschedule(loop.time() + 20);
    show("deadline", cm.when() !== null);
    cm.reschedule(null);
    show("taken back", cm.when(), cm.expired());
    await asyncio.sleep(0);
  });
  let cm = asyncio.timeout(20);
  try {
    await cm.run(async () => {
      cm.reschedule(loop.time() + 0.01);
      await asyncio.sleep(30);
    });
  } catch (e) {
    show("sooner", e, cm.expired());
  }
  await asyncio.timeout(0.02, async (cm) => {
    cm.reschedule(loop.time() + 20);
    await asyncio.sleep(0.05);
    show("later: lives on", cm.expired());
  });
  let at = loop.time() + 20;
  await asyncio.timeout_at(at).run(async (cm) => {
    show("as given", cm.when() === at);
    at += 5;
    cm.reschedule(at);
    show("as given", cm.when() === at);
  });
  cm = asyncio.timeout(20);
  try {
    await cm.run(async () => {
      cm.reschedule(loop.time() - 1);
      show("past, but not yet", cm.expired());
      await asyncio.sleep(0);
      show("wrong");
    });
  } catch (e) {
    show("past", cm.expired());
  }
}

asyncio.run(main());
