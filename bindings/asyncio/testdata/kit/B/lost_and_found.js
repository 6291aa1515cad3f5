// statements: 94
async function main() {
  const loop = asyncio.get_running_loop();
  const log = [];

  async function user() {
    try {
      return await fut;
    } catch (e) {
      log.push(e);
      throw new asyncio.LookupError("instead", { cause: e });
    }
  }

  const fut = loop.create_future();
  const task = create_task(user());
  task.add_done_callback((t) => log.push(t.exception() instanceof asyncio.LookupError));
  await asyncio.sleep(0);
  fut.set_exception(new RangeError("original"));
  try {
    await task;
  } catch (e) {
    show("cause", e.cause, e.cause === fut.exception());
  }
  show(log, task.cancelled(), task.done());
  await asyncio.sleep(0);
  show(log);
}

asyncio.run(main());
