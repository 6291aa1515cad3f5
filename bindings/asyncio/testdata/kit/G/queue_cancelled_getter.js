// statements: 85
async function get(q, name) {
  try {
    const item = await q.get();
    show(name, "got", item);
    return item;
  } catch (e) {
    show(name, "cancelled", q.qsize());
    throw e;
  }
}

async function main() {
  const q = new asyncio.Queue();
  let a = create_task(get(q, "a"));
  await asyncio.sleep(0);
  q.put_nowait("x");
  a.cancel();
  await asyncio.gather(a, { return_exceptions: true });
  show("the item stays", q.qsize(), await q.get());
  a = create_task(get(q, "a"));
  const b = create_task(get(q, "b"));
  await asyncio.sleep(0);
  q.put_nowait("y");
  a.cancel();
  show(await asyncio.gather(a, b, { return_exceptions: true }));
  const gone = create_task(get(q, "gone"));
  await asyncio.sleep(0);
  gone.cancel();
  await asyncio.gather(gone, { return_exceptions: true });
  q.put_nowait("z");
  show(q.qsize(), q.get_nowait());
}

asyncio.run(main());
