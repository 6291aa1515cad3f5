// statements: 59, 65
async function main() {
  const loop = asyncio.get_running_loop();
  const scope = asyncio.timeout(null);
  show(scope.when(), scope.expired());
  await scope.run(async (inner) => {
    show("the same", inner === scope, inner instanceof asyncio.Timeout);
    inner.reschedule(loop.time() + 100);
    show(inner.when() > loop.time() + 50);
    inner.reschedule(null);
    show(inner.when());
    await asyncio.sleep(0);
  });
  const at = loop.time() + 0.02;
  try {
    await asyncio.timeout_at(at, async (s) => {
      show("as given", s.when() === at);
      await asyncio.sleep(3600);
    });
  } catch (e) {
    show(e.name, loop.time() >= at - 0.001);
  }
  show(await asyncio.timeout(null, () => asyncio.sleep(0, "no limit")));
}

asyncio.run(main());
