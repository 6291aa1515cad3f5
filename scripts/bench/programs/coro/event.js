// Events that each wake ten thousand tasks, one event after the other.
const N = Number(process.argv[2] ?? 1_000_000);
const expected = N;

const WAITERS = Math.min(10_000, N);
let count = 0;

async function work(events) {
  for (const event of events) {
    await event.wait();
    count++;
  }
}

async function main() {
  const events = Array.from({ length: N / WAITERS }, () => new asyncio.Event());
  const tasks = [];
  for (let i = 0; i < WAITERS; i++) {
    tasks.push(create_task(work(events)));
  }
  await sleep(0); // all wait now
  for (const event of events) {
    event.set();
    await sleep(0);
  }
  await asyncio.gather(...tasks);
  return count;
}

const start = performance.now();
const got = await main();
const elapsed = (performance.now() - start) / 1000;
if (got !== expected) throw new Error(`event: got ${got}, want ${expected}`);
console.log(`n ${N}`);
console.log(`elapsed ${elapsed}`);
