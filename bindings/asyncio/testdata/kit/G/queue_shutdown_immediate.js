// statements: 88
async function main() {
  const q = new asyncio.Queue();
  for (let i = 0; i < 4; i++) {
    q.put_nowait(i);
  }
  const taken = await q.get();
  const join = create_task(q.join());
  await asyncio.sleep(0);
  q.shutdown({ immediate: true });
  show("dropped", q.qsize(), join.done());
  try {
    await q.get();
  } catch (e) {
    show(e.name);
  }
  await asyncio.sleep(0.01);
  show("the item taken is not done", taken, join.done());
  q.task_done();
  await join;
  show("joined");
  try {
    q.task_done();
  } catch (e) {
    show(e);
  }
  const other = new asyncio.Queue(1);
  other.put_nowait("x");
  const putter = create_task(other.put("y"));
  const joins = [create_task(other.join()), create_task(other.join())];
  await asyncio.sleep(0);
  other.shutdown();
  await asyncio.sleep(0);
  show(putter.exception().name, joins.map((j) => j.done()));
  other.shutdown(true);
  await asyncio.gather(...joins);
  show("all joined", other.empty());
}

asyncio.run(main());
