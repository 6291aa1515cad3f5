// statements: 22
async function waiter(name, fut) {
  try {
    await fut;
  } catch (e) {
    show(name, "sees", e, asyncio.current_task().cancelling());
    throw e;
  }
}

async function main() {
  const fut = asyncio.get_running_loop().create_future();
  fut.add_done_callback((f) => show("callback", f, f.cancelled()));
  const tasks = [create_task(waiter("first", fut)), create_task(waiter("second", fut))];
  await asyncio.sleep(0);
  show("cancel", fut.cancel("why not"), fut.cancelled(), fut.done());
  show(tasks.map((t) => t.cancelled()));
  await asyncio.sleep(0);
  show(tasks.map((t) => t.cancelled()), tasks.map((t) => t.cancelling()));
  for (const what of [() => fut.result(), () => fut.exception(), () => tasks[0].result(), () => tasks[1].exception()]) {
    try {
      show(what());
    } catch (e) {
      show("raised", e.name);
    }
  }
  try {
    await fut;
  } catch (e) {
    show("main is not cancelled:", asyncio.current_task().cancelling());
  }
}

asyncio.run(main());
