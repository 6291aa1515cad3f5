// A hundred thousand tasks that sleep for an hour, all cancelled, gathered.
const N = Number(process.argv[2] ?? 100_000);
const expected = N;
let started = 0;

async function work() {
  started++;
  await sleep(3600);
}

async function main() {
  const tasks = [];
  for (let i = 0; i < N; i++) {
    tasks.push(create_task(work()));
  }
  await sleep(0); // lets each of them start and park
  if (started !== N) throw new Error(`cancel: ${started} tasks had started, want ${N}`);
  for (const task of tasks) {
    task.cancel();
  }
  let cancelled = 0;
  for (const outcome of await asyncio.gather(...tasks, { return_exceptions: true })) {
    if (outcome?.name === "CancelledError") cancelled++;
  }
  return cancelled;
}

const start = performance.now();
const got = await main();
const elapsed = (performance.now() - start) / 1000;
if (got !== expected) throw new Error(`cancel: got ${got} cancelled tasks, want ${expected}`);
console.log(`n ${N}`);
console.log(`elapsed ${elapsed}`);
