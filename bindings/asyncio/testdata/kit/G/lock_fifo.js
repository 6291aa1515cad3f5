// statements: 82
async function hold(lock, name, log) {
  await lock.run(async () => {
    log.push(name + " in");
    await asyncio.sleep(0);
    log.push(name + " out");
  });
}

async function greedy(lock, log) {
  for (let i = 0; i < 3; i++) {
    await lock.acquire();
    log.push(`greedy ${i}`);
    await asyncio.sleep(0);
    lock.release();
  }
}

async function main() {
  const lock = new asyncio.Lock(), log = [];
  show("free", lock.locked());
  await asyncio.gather(...["a", "b", "c", "d"].map((n) => hold(lock, n, log)));
  show(log);
  log.length = 0;
  await asyncio.gather(greedy(lock, log), hold(lock, "x", log), hold(lock, "y", log));
  show(log);
  show("free again", lock.locked());
}

asyncio.run(main());
