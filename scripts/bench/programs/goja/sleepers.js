// A hundred thousand async calls that sleep for 0 to 1 s, gathered.
const N = Number(process.argv[2] ?? 100_000);
const expected = N * (N - 1) / 2;

function delay(i) {
  return (i * 7919 % 100_000) / 100_000;
}

// goja_nodejs cuts the delay to whole milliseconds.
function sleep(seconds) {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}

async function work(i) {
  await sleep(delay(i));
  return i;
}

async function all() {
  const promises = [];
  for (let i = 0; i < N; i++) {
    promises.push(work(i));
  }
  let sum = 0;
  for (const i of await Promise.all(promises)) {
    sum += i;
  }
  return sum;
}

async function main() {
  let longest = 0;
  for (let i = 0; i < N; i++) {
    longest = Math.max(longest, Math.floor(delay(i) * 1000) / 1000);
  }
  const start = performance.now();
  const got = await all();
  const elapsed = (performance.now() - start) / 1000;
  if (got !== expected) throw new Error(`sleepers: got ${got}, want ${expected}`);
  if (elapsed < longest) throw new Error(`sleepers: took ${elapsed} s, less than the longest sleep of ${longest} s`);
  console.log(`n ${N}`);
  console.log(`slept ${longest}`);
  console.log(`elapsed ${elapsed}`);
}

main().catch((e) => {
  console.error(e.stack);
  process.exit(1);
});
