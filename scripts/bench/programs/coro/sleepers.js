// A hundred thousand tasks that sleep for 0 to 1 s, gathered.
const N = Number(process.argv[2] ?? 100_000);
const expected = N * (N - 1) / 2;

function delay(i) {
  return (i * 7919 % 100_000) / 100_000;
}

async function work(i) {
  await sleep(delay(i));
  return i;
}

async function main() {
  const tasks = [];
  for (let i = 0; i < N; i++) {
    tasks.push(create_task(work(i)));
  }
  let sum = 0;
  for (const i of await asyncio.gather(...tasks)) {
    sum += i;
  }
  return sum;
}

let longest = 0;
for (let i = 0; i < N; i++) {
  longest = Math.max(longest, delay(i));
}
const start = performance.now();
const got = await main();
const elapsed = (performance.now() - start) / 1000;
if (got !== expected) throw new Error(`sleepers: got ${got}, want ${expected}`);
if (elapsed < longest) throw new Error(`sleepers: took ${elapsed} s, less than the longest sleep of ${longest} s`);
console.log(`n ${N}`);
console.log(`slept ${longest}`);
console.log(`elapsed ${elapsed}`);
