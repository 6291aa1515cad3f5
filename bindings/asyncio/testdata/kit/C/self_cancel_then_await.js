// statements: 29
async function other(name) {
  try {
    await asyncio.sleep(10);
  } catch (e) {
    show(name, "cancelled as well:", e);
    throw e;
  }
}

async function work(target) {
  const me = asyncio.current_task();
  me.cancel("self");
  try {
    await target;
  } catch (e) {
    show("delivered", e, me.cancelling());
  }
  show("free again", await asyncio.sleep(0, "slept"));
  return "end";
}

async function main() {
  const loop = asyncio.get_running_loop();
  const fut = loop.create_future();
  let t = create_task(work(fut));
  await asyncio.sleep(0);
  show("the future it awaits is cancelled at once", fut, t.done());
  show(await t);
  const o = create_task(other("task"), { name: "other" });
  await asyncio.sleep(0);
  t = create_task(work(o));
  show(await t, o.cancelled(), o.cancelling());
}

asyncio.run(main());
