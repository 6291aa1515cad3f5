// statements: 64
async function attempt(delay) {
  const reached = [];
  const cm = asyncio.timeout(delay);
  try {
    await cm.run(async () => {
      reached.push("body");
      await asyncio.sleep(0);
      reached.push("after sleep(0)");
      await asyncio.sleep(0);
      reached.push("after another");
    });
  } catch (e) {
    show("delay", delay, e, e.cause);
  }
  show(reached, cm.expired(), asyncio.current_task().cancelling());
}

async function main() {
  await attempt(0);
  await attempt(-1);
  await attempt(-0.5);
  await attempt(null);
  const loop = asyncio.get_running_loop();
  try {
    await asyncio.timeout_at(loop.time() - 5).run(async () => {
      show("past deadline, body runs");
      await asyncio.sleep(0);
    });
  } catch (e) {
    show("timeout_at", e);
  }
}

asyncio.run(main());
