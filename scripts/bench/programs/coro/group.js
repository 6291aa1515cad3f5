// A group of a hundred thousand tasks that each give way once.
const N = Number(process.argv[2] ?? 100_000);
const expected = N * (N - 1) / 2;

async function work(i) {
  await sleep(0);
  return i;
}

async function main() {
  const tasks = [];
  await asyncio.TaskGroup(async (tg) => {
    for (let i = 0; i < N; i++) {
      tasks.push(tg.create_task(work(i)));
    }
  });
  let sum = 0;
  for (const t of tasks) {
    sum += t.result();
  }
  return sum;
}

const start = performance.now();
const got = await main();
const elapsed = (performance.now() - start) / 1000;
if (got !== expected) throw new Error(`group: got ${got}, want ${expected}`);
console.log(`n ${N}`);
console.log(`elapsed ${elapsed}`);
