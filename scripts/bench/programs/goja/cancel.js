// A hundred thousand async calls that sleep for an hour, each aborted by a signal of its own, all settled.
const N = Number(process.argv[2] ?? 100_000);
const expected = N;
let started = 0;

// goja_nodejs has no AbortController; this is the least that does its work.
class Signal {
  constructor() {
    this.onabort = null;
  }

  abort() {
    this.onabort(new Error("aborted"));
  }
}

function sleep(seconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal.onabort = (reason) => {
      clearTimeout(timer);
      reject(reason);
    };
  });
}

async function work(signal) {
  started++;
  await sleep(3600, signal);
}

async function all() {
  const signals = [];
  const promises = [];
  for (let i = 0; i < N; i++) {
    const signal = new Signal();
    signals.push(signal);
    promises.push(work(signal));
  }
  await new Promise((resolve) => setImmediate(resolve));
  if (started !== N) throw new Error(`cancel: ${started} calls had started, want ${N}`);
  for (const signal of signals) {
    signal.abort();
  }
  let cancelled = 0;
  for (const outcome of await Promise.allSettled(promises)) {
    if (outcome.status === "rejected" && outcome.reason.message === "aborted") cancelled++;
  }
  return cancelled;
}

async function main() {
  const start = performance.now();
  const got = await all();
  const elapsed = (performance.now() - start) / 1000;
  if (got !== expected) throw new Error(`cancel: got ${got}, want ${expected}`);
  console.log(`n ${N}`);
  console.log(`elapsed ${elapsed}`);
}

main().catch((e) => {
  console.error(e.stack);
  process.exit(1);
});
