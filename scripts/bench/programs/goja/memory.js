// N async calls asleep for an hour at once; the process is measured from outside, then leaves.
const N = Number(process.argv[2] ?? 100_000);
const expected = N;
let started = 0;

function sleep(seconds) {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}

async function work() {
  started++;
  await sleep(3600);
}

async function main() {
  const start = performance.now();
  const promises = [];
  for (let i = 0; i < N; i++) {
    promises.push(work());
  }
  await sleep(0.01);
  const elapsed = (performance.now() - start) / 1000;
  if (started !== expected) throw new Error(`memory: ${started} calls had started, want ${expected}`);

  // For the live heap: garbage enough for a few collections with all calls parked.
  if (process.argv[3] === "live") {
    let garbage;
    for (let i = 0; i < 1_000_000; i++) {
      garbage = { a: i, b: i };
    }
  }
  if (promises.length !== expected) throw new Error(`memory: ${promises.length} promises are held, want ${expected}`);
  console.log(`n ${N}`);
  console.log(`elapsed ${elapsed}`);
  process.exit(0);
}

main().catch((e) => {
  console.error(e.stack);
  process.exit(1);
});
