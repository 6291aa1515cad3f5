// statements: 37
async function main() {
  const loop = asyncio.get_running_loop();
  let fut = loop.create_future();
  fut.cancel("first");
  show("second cancel", fut.cancel("second"));
  try {
    fut.result();
  } catch (e) {
    show("result", e);
  }
  const plain = loop.create_future();
  plain.cancel();
  try {
    await plain;
  } catch (e) {
    show("no message", e);
  }

  async function waits(f) {
    await f;
  }

  fut = loop.create_future();
  const task = create_task(waits(fut));
  await asyncio.sleep(0);
  fut.cancel("through the task");
  try {
    await task;
  } catch (e) {
    show("awaiter of the task", e);
  }
  show(task.cancelled(), task.cancelling());
}

asyncio.run(main());
