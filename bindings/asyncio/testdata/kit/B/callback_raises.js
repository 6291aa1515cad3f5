// statements: 20
async function main() {
  const loop = asyncio.get_running_loop();
  const reports = [];
  loop.set_exception_handler((l, c) => reports.push([c.message.slice(0, 21), c.exception]));
  const fut = loop.create_future();

  function bad(f) {
    show("bad runs");
    throw new asyncio.RuntimeError("bad callback");
  }

  fut.add_done_callback((f) => show("first", f.result()));
  fut.add_done_callback(bad);
  fut.add_done_callback((f) => show("last", f.result()));
  fut.set_result(5);
  show(await fut, reports);
  await asyncio.sleep(0);
  show(reports);

  async function work() {
    return "work";
  }

  const task = create_task(work());
  task.add_done_callback(bad);
  show(await task);
  show(task.exception(), reports.length);
}

asyncio.run(main());
