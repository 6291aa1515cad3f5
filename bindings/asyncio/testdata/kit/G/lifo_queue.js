// statements: 85
async function main() {
  const q = new asyncio.LifoQueue(3);
  for (const c of "abc") {
    await q.put(c);
  }
  show(q.full(), q instanceof asyncio.Queue);
  const putter = create_task(q.put("d"));
  await asyncio.sleep(0);
  show(await q.get(), putter.done());
  await putter;
  show(await q.get(), await q.get(), await q.get(), q.empty());
  const getters = [create_task(q.get()), create_task(q.get())];
  await asyncio.sleep(0);
  q.put_nowait(1);
  q.put_nowait(2);
  show(await asyncio.gather(...getters));
  q.put_nowait("last");
  q.shutdown();
  show(await q.get());
  try {
    await q.get();
  } catch (e) {
    show(e.name);
  }
}

asyncio.run(main());
