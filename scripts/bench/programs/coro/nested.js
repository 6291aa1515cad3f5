// A hundred thousand times a call through ten nested async functions, with one real await at the bottom.
const N = Number(process.argv[2] ?? 100_000);
const DEPTH = 10;
const expected = N * DEPTH;

async function d(n) {
  if (n === 0) {
    await null;
    return 0;
  }
  return 1 + await d(n - 1);
}

async function main() {
  let sum = 0;
  for (let i = 0; i < N; i++) {
    sum += await d(DEPTH);
  }
  return sum;
}

const start = performance.now();
const got = await main();
const elapsed = (performance.now() - start) / 1000;
if (got !== expected) throw new Error(`nested: got ${got}, want ${expected}`);
console.log(`n ${N}`);
console.log(`elapsed ${elapsed}`);
