// N tasks asleep for an hour at once; the process is measured from outside, then leaves.
const N = Number(process.argv[2] ?? 100_000);
const expected = N;
let started = 0;

async function work() {
  started++;
  await sleep(3600);
}

const start = performance.now();
const tasks = [];
for (let i = 0; i < N; i++) {
  tasks.push(create_task(work()));
}
await sleep(0.01); // lets each of them start and park
const elapsed = (performance.now() - start) / 1000;
if (started !== expected) throw new Error(`memory: ${started} tasks had started, want ${expected}`);

// For the live heap: garbage enough for a few collections with all tasks parked.
if (process.argv[3] === "live") {
  let garbage;
  for (let i = 0; i < 1_000_000; i++) {
    garbage = { a: i, b: i };
  }
}
if (tasks.length !== expected) throw new Error(`memory: ${tasks.length} tasks are held, want ${expected}`);
console.log(`n ${N}`);
console.log(`elapsed ${elapsed}`);
process.exit(0);
