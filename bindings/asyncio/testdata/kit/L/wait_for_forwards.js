// statements: 55, 58
async function task(id, delay) {
  show("task start", id);
  try {
    await asyncio.sleep(delay);
  } catch (e) {
    show("task cancelled", id, e.name);
    throw e;
  }
  show("task end", id);
  return id * 2;
}

async function outer(id, delay, limit) {
  try {
    const value = await asyncio.wait_for(task(id, delay), limit);
    show("got", value);
    return value;
  } catch (e) {
    show("outer", id, e.name);
    throw e;
  }
}

async function main() {
  show(await asyncio.wait_for(task(1, 0.01), 10));
  try {
    show(await asyncio.wait_for(task(2, 10), 0.01));
  } catch (e) {
    show(e.name);
  }
  const t = create_task(outer(3, 10, 10));
  await asyncio.sleep(0.01);
  t.cancel();
  try {
    await t;
  } catch (e) {
    show(e.name, t.cancelled());
  }
  const fails = async () => {
    throw new RangeError("inside");
  };
  try {
    await asyncio.wait_for(fails(), 1);
  } catch (e) {
    show(e);
  }
  const inner = create_task(task(4, 10));
  const waits = create_task(asyncio.wait_for(inner, 10));
  await asyncio.sleep(0);
  await asyncio.sleep(0);
  inner.cancel();
  try {
    await waits;
  } catch (e) {
    show(e.name, waits.cancelled(), waits.cancelling());
  }
}

asyncio.run(main());
