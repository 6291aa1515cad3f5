// statements: 85
async function put(q, item) {
  await q.put(item);
  show("put", item, q.qsize());
}

async function main() {
  const q = new asyncio.Queue(1);
  const tasks = ["a", "b", "c"].map((i) => create_task(put(q, i)));
  await asyncio.sleep(0);
  show("one fits", q.qsize(), tasks.map((t) => t.done()));
  show(q.get_nowait());
  q.put_nowait("overtakes");
  await asyncio.sleep(0.01);
  show(tasks.map((t) => t.done()), q.qsize());
  tasks[1].cancel();
  show(await q.get());
  await asyncio.sleep(0.01);
  show(tasks.map((t) => t.done()), q.full());
  show(await q.get());
  const ends = await asyncio.gather(...tasks, { return_exceptions: true });
  show(ends, q.qsize());
}

asyncio.run(main());
