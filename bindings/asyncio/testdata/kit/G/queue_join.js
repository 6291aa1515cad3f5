// statements: 86
async function worker(q, log) {
  while (true) {
    const item = await q.get();
    await asyncio.sleep(0);
    log.push(item);
    q.task_done();
  }
}

async function main() {
  const q = new asyncio.Queue(), log = [];
  await q.join();
  show("nothing to join");
  try {
    q.task_done();
  } catch (e) {
    show(e);
  }
  for (let i = 0; i < 5; i++) {
    q.put_nowait(i);
  }
  const w = create_task(worker(q, log));
  await q.join();
  show(log, q.qsize());
  q.put_nowait("more");
  const joins = [create_task(q.join()), create_task(q.join())];
  await asyncio.sleep(0);
  show(joins.map((j) => j.done()));
  await asyncio.gather(...joins);
  show(log.at(-1));
  w.cancel();
  q.put_nowait("never done");
  show(q.get_nowait());
  try {
    await asyncio.wait_for(q.join(), 0.01);
  } catch (e) {
    show(e.name);
  }
  q.task_done();
  await q.join();
  try {
    q.task_done();
  } catch (e) {
    show(e);
  }
}

asyncio.run(main());
