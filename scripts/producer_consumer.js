// A producer and a consumer with a buffer of two between them, built from futures.
const loop = asyncio.get_event_loop();
const buffer = [];
let wake = null;

async function changed() {
  wake ??= loop.create_future();
  await wake;
}

function notify() {
  wake?.set_result(null);
  wake = null;
}

async function producer(n) {
  for (let i = 1; i <= n; i++) {
    while (buffer.length >= 2) await changed();
    buffer.push(i);
    console.log("put", i);
    notify();
  }
  buffer.push(null);
  notify();
}

async function consumer() {
  let sum = 0;
  for (;;) {
    while (buffer.length === 0) await changed();
    const item = buffer.shift();
    notify();
    if (item === null) return sum;
    console.log("got", item);
    sum += item;
    await sleep(0.001);
  }
}

const [, sum] = await asyncio.gather(producer(5), consumer());
console.log("sum", sum);
