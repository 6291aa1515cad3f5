// A for await loop over an async generator of 100,000 values.
const N = Number(process.argv[2] ?? 100_000);
const expected = N * (N - 1) / 2;

async function* count(n) {
  for (let i = 0; i < n; i++) {
    yield i;
  }
}

async function work() {
  let sum = 0;
  for await (const i of count(N)) {
    sum += i;
  }
  return sum;
}

async function main() {
  const start = performance.now();
  const got = await work();
  const elapsed = (performance.now() - start) / 1000;
  if (got !== expected) throw new Error(`forawait: got ${got}, want ${expected}`);
  console.log(`n ${N}`);
  console.log(`elapsed ${elapsed}`);
}

main().catch((e) => {
  console.error(e.stack);
  process.exit(1);
});
