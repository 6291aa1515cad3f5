// Messages that go to and fro between two tasks through two queues with room for one.
const N = Number(process.argv[2] ?? 300_000);
const expected = N;

async function ping(there, back, rounds) {
  let got = 0;
  for (let i = 0; i < rounds; i++) {
    await there.put(i);
    if ((await back.get()) === i) got++;
  }
  return got;
}

async function pong(there, back, rounds) {
  let got = 0;
  for (let i = 0; i < rounds; i++) {
    const message = await there.get();
    if (message === i) got++;
    await back.put(message);
  }
  return got;
}

async function main() {
  const there = new asyncio.Queue(1), back = new asyncio.Queue(1);
  const [a, b] = await asyncio.gather(ping(there, back, N / 2), pong(there, back, N / 2));
  return a + b;
}

const start = performance.now();
const got = await main();
const elapsed = (performance.now() - start) / 1000;
if (got !== expected) throw new Error(`queue: got ${got}, want ${expected}`);
console.log(`n ${N}`);
console.log(`elapsed ${elapsed}`);
