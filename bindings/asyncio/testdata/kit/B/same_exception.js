// statements: 23
async function fails() {
  await asyncio.sleep(0);
  throw new RangeError("one object");
}

async function awaiter(task) {
  try {
    await task;
  } catch (e) {
    return e;
  }
}

async function main() {
  const task = create_task(fails());
  const awaiters = [create_task(awaiter(task)), create_task(awaiter(task)), create_task(awaiter(task))];
  const seen = [];
  for (const a of awaiters) {
    seen.push(await a);
  }
  show(seen, seen.map((e) => e === seen[0]));
  show(task.exception() === seen[0], task.exception() === task.exception());
  try {
    task.result();
  } catch (e) {
    show("result raises", e, e === seen[0]);
  }
  const fut = asyncio.get_running_loop().create_future();
  fut.set_exception(seen[0]);
  try {
    await fut;
  } catch (e) {
    show("moved on", e === seen[0], task.cancelled(), fut.cancelled());
  }
}

asyncio.run(main());
