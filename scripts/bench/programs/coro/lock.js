// Ten tasks that hand a lock round; each acquire has to wait for the nine others.
const N = Number(process.argv[2] ?? 300_000);
const expected = N;

let count = 0;

async function work(lock, turns) {
  for (let i = 0; i < turns; i++) {
    await lock.acquire();
    count++;
    lock.release();
  }
}

async function main() {
  const lock = new asyncio.Lock();
  await lock.acquire();
  const tasks = [];
  for (let i = 0; i < 10; i++) {
    tasks.push(create_task(work(lock, N / 10)));
  }
  await sleep(0); // all ten wait now
  lock.release();
  await asyncio.gather(...tasks);
  return count;
}

const start = performance.now();
const got = await main();
const elapsed = (performance.now() - start) / 1000;
if (got !== expected) throw new Error(`lock: got ${got}, want ${expected}`);
console.log(`n ${N}`);
console.log(`elapsed ${elapsed}`);
