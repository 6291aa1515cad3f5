// statements: 1, 3
async function job(name, fut = null) {
  show("job", name);
  await asyncio.sleep(0);
  if (fut) {
    fut.set_result(name);
  }
  return name;
}

async function main() {
  const loop = asyncio.get_running_loop();
  const fut = loop.create_future();

  function spawn(name) {
    show("spawn", name);
    loop.create_task(job(name, name === "last" ? fut : null));
  }

  function on_done(task) {
    show("done", task.result());
    spawn("last");
  }

  loop.call_soon(spawn, "from callback");
  const first = loop.create_task(job("first"));
  first.add_done_callback(on_done);
  loop.call_soon(spawn, "from second callback");
  show("future", await fut);
}

asyncio.run(main());
