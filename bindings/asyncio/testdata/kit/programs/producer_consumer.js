// statements: 85, 86
async function producer(queue, name, items) {
  for (const item of items) {
    await asyncio.sleep(0.01);
    await queue.put(`${name}:${item}`);
    show(name, "put", item);
  }
}

async function consumer(queue, eaten) {
  while (true) {
    const item = await queue.get();
    try {
      if (item.endsWith("rotten")) {
        throw new RangeError("cannot eat " + item);
      }
      await asyncio.sleep(0);
      eaten.push(item);
    } catch (e) {
      if (e instanceof asyncio.CancelledError) throw e;
      show("skipped", e);
    } finally {
      queue.task_done();
    }
  }
}

async function main() {
  const queue = new asyncio.Queue(2), eaten = [];
  const worker = create_task(consumer(queue, eaten), { name: "consumer" });
  await producer(queue, "farm", ["apple", "rotten", "pear"]);
  await producer(queue, "shop", ["bread"]);
  await queue.join();
  show("eaten", eaten);
  worker.cancel("no more");
  try {
    await worker;
  } catch (e) {
    show(worker, e.name, queue.empty());
  }
}

asyncio.run(main());
