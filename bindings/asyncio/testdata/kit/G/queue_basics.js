// statements: 85
async function main() {
  const q = new asyncio.Queue(2);
  show(q.maxsize, q.qsize(), q.empty(), q.full());
  await q.put("a");
  q.put_nowait("b");
  show(q.qsize(), q.empty(), q.full());
  try {
    q.put_nowait("c");
  } catch (e) {
    show(e.name, e instanceof asyncio.QueueFull);
  }
  show(await q.get(), q.get_nowait());
  try {
    q.get_nowait();
  } catch (e) {
    show(e.name, e instanceof asyncio.QueueEmpty);
  }
  const endless = new asyncio.Queue();
  for (let i = 0; i < 100; i++) {
    endless.put_nowait(i);
  }
  show(endless.full(), endless.qsize(), endless.maxsize);
  const negative = new asyncio.Queue(-3);
  negative.put_nowait(null);
  show(negative.full(), await negative.get());
}

asyncio.run(main());
