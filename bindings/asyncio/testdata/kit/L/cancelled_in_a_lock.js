// statements: 82
async function critical(lock, n, log) {
  await lock.run(async () => {
    log.push(`in ${n}`);
    await asyncio.sleep(0.02);
    log.push(`out ${n}`);
  });
}

async function main() {
  const lock = new asyncio.Lock(), log = [];
  const tasks = [0, 1, 2].map((n) => create_task(critical(lock, n, log)));
  await asyncio.sleep(0.01);
  tasks[0].cancel();
  await asyncio.sleep(0.01);
  tasks[2].cancel();
  const ends = await asyncio.gather(...tasks, { return_exceptions: true });
  show(log, ends.map((e) => (e instanceof Error ? e.name : e)), lock.locked());
}

asyncio.run(main());
