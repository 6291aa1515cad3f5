// statements: 33
// Survives some cancellations, counting them.

async function tough(lives) {
  const me = asyncio.current_task();
  while (true) {
    try {
      await asyncio.sleep(3600);
    } catch (e) {
      show("hit", e, "requests", me.cancelling());
      if (lives === 0) throw e;
      lives -= 1;
      if (lives === 1) {
        show("forgives", me.uncancel());
      }
    }
  }
}

async function kill(task) {
  let hits = 0;
  while (!task.done()) {
    hits += 1;
    task.cancel(`hit ${hits}`);
    await asyncio.wait([task], { timeout: 0.01 });
  }
  return hits;
}

async function main() {
  const t = create_task(tough(3));
  await asyncio.sleep(0);
  show("needed", await kill(t));
  show(t.cancelled(), t.cancelling());
  const fresh = create_task(tough(0));
  show("not started", await kill(fresh), fresh.cancelling());
  show("done already", await kill(fresh));
}

asyncio.run(main());
