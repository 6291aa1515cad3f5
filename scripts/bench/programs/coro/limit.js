// A hundred thousand tasks that each await something with a limit of a minute, which none of them reaches.
const N = Number(process.argv[2] ?? 100_000);
const expected = N * (N - 1) / 2;

async function work(i) {
  await sleep(0);
  return i;
}

async function limited(i) {
  return await asyncio.wait_for(work(i), 60);
}

async function main() {
  const tasks = [];
  for (let i = 0; i < N; i++) {
    tasks.push(create_task(limited(i)));
  }
  let sum = 0;
  for (const i of await asyncio.gather(...tasks)) {
    sum += i;
  }
  return sum;
}

const start = performance.now();
const got = await main();
const elapsed = (performance.now() - start) / 1000;
if (got !== expected) throw new Error(`limit: got ${got}, want ${expected}`);
console.log(`n ${N}`);
console.log(`elapsed ${elapsed}`);
