// statements: none
async function work(n) {
  show("begins", n, asyncio.current_task() !== null);
  await asyncio.sleep(0);
  if (n === 0) {
    throw new RangeError("nothing to do");
  }
  return n * 2;
}

async function endless() {
  try {
    await asyncio.sleep(3600);
  } catch (e) {
    show("endless ends", e.name);
    throw e;
  }
}

async function main() {
  const loop = asyncio.get_running_loop();
  const f = asyncio.run_coroutine_threadsafe(work(3), loop);
  show("handed over", f.done());
  show(await asyncio.wrap_future(f), f.done());
  try {
    await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work(0), loop));
  } catch (e) {
    show(e);
  }
  const g = asyncio.run_coroutine_threadsafe(endless(), loop);
  await asyncio.sleep(0.01);
  show("cancel", g.cancel());
  await asyncio.sleep(0.01);
  show(g.cancelled());
  const fut = loop.create_future();
  show("a future stays itself", asyncio.wrap_future(fut) === fut);
  fut.cancel();
}

asyncio.run(main());
