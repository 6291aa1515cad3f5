// A million awaits of an async function that itself never waits.
const N = Number(process.argv[2] ?? 1_000_000);
const expected = N * (N - 1) / 2;

async function inner(i) {
  return i;
}

async function work() {
  let sum = 0;
  for (let i = 0; i < N; i++) {
    sum += await inner(i);
  }
  return sum;
}

async function main() {
  const start = performance.now();
  const got = await work();
  const elapsed = (performance.now() - start) / 1000;
  if (got !== expected) throw new Error(`chain: got ${got}, want ${expected}`);
  console.log(`n ${N}`);
  console.log(`elapsed ${elapsed}`);
}

main().catch((e) => {
  console.error(e.stack);
  process.exit(1);
});
