// statements: 40
async function work(fut) {
  let value;
  try {
    value = await fut;
  } catch (e) {
    show("cancelled,", e, "future", fut);
    return "result of the future lost";
  }
  return value;
}

async function quick() {
  return "inner";
}

async function main() {
  const loop = asyncio.get_running_loop();
  let fut = loop.create_future();
  let t = create_task(work(fut));
  await asyncio.sleep(0);
  fut.set_result("value");
  show("cancel", t.cancel("a moment too late?"));
  show(await t, fut.result(), t.cancelling());

  fut = loop.create_future();
  t = create_task(work(fut));
  await asyncio.sleep(0);
  show("cancel", t.cancel("first"), fut);
  try {
    fut.set_result("value");
  } catch (e) {
    show(e);
  }
  show(await t);

  fut = loop.create_future();
  t = create_task(work(fut));
  await asyncio.sleep(0);
  fut.set_exception(new RangeError("error lost as well"));
  t.cancel("stop");
  show(await t, fut.exception());

  const inner = create_task(quick());
  t = create_task(work(inner));
  await asyncio.sleep(0);
  show("inner is done", inner.done(), t.cancel("late"), inner.cancelling());
  show(await t);
}

asyncio.run(main());
