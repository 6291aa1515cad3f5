// statements: none
async function other(fut) {
  try {
    return await fut;
  } catch (e) {
    show("other", e, asyncio.current_task().cancelling());
    return "gave up";
  }
}

async function main() {
  const loop = asyncio.get_running_loop();
  let fut = loop.create_future();
  const o = asyncio.create_task(other(fut), { name: "other" });
  try {
    await asyncio.wait_for(fut, 0.01);
  } catch (e) {
    show("timeout", e, fut);
  }
  show(await o);
  try {
    fut.set_result("late");
  } catch (e) {
    show(e.name);
  }
  const second = loop.create_future();
  loop.call_soon(() => second.set_result("in time"));
  show(await asyncio.wait_for(second, 5));
  const third = loop.create_future();
  loop.call_soon(() => third.cancel("by someone else"));
  try {
    await asyncio.wait_for(third, 5);
  } catch (e) {
    show("cancelled", e, asyncio.current_task().cancelling());
  }
}

asyncio.run(main());
