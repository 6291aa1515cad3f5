// statements: 87
async function consumer(q, name) {
  try {
    while (true) {
      show(name, await q.get());
      q.task_done();
      await asyncio.sleep(0);
    }
  } catch (e) {
    show(name, "ends with", e.name);
  }
}

async function producer(q, item) {
  try {
    await q.put(item);
    show("put", item);
  } catch (e) {
    show("putter of", item, e.name);
  }
}

async function main() {
  let q = new asyncio.Queue(2);
  q.put_nowait(1);
  q.put_nowait(2);
  const p = create_task(producer(q, "blocked"));
  await asyncio.sleep(0);
  q.shutdown();
  await p;
  for (const call of [() => q.put_nowait(3)]) {
    try {
      call();
    } catch (e) {
      show(e.name, e instanceof asyncio.QueueShutDown);
    }
  }
  await producer(q, "late");
  show("drains", q.qsize());
  await consumer(q, "c");
  try {
    q.get_nowait();
  } catch (e) {
    show("empty and shut down", e.name);
  }
  await q.join();
  q = new asyncio.Queue();
  const getters = [create_task(consumer(q, "g1")), create_task(consumer(q, "g2"))];
  await asyncio.sleep(0);
  q.shutdown();
  q.shutdown();
  await asyncio.gather(...getters);
}

asyncio.run(main());
