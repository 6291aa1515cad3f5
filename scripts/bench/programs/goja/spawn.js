// A hundred thousand async calls that each give way once, gathered.
const N = Number(process.argv[2] ?? 100_000);
const expected = N * (N - 1) / 2;

// setImmediate is the fastest way to give way in goja_nodejs, well ahead of setTimeout(f, 0).
function giveWay() {
  return new Promise((resolve) => setImmediate(resolve));
}

async function work(i) {
  await giveWay();
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
  const start = performance.now();
  const got = await all();
  const elapsed = (performance.now() - start) / 1000;
  if (got !== expected) throw new Error(`spawn: got ${got}, want ${expected}`);
  console.log(`n ${N}`);
  console.log(`elapsed ${elapsed}`);
}

main().catch((e) => {
  console.error(e.stack);
  process.exit(1);
});
