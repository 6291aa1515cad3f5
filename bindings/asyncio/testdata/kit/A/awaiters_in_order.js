// statements: 13
async function shared(fut) {
  return await fut;
}

async function awaiter(name, task) {
  const value = await task;
  show(name, "has", value);
  return name;
}

async function main() {
  const loop = asyncio.get_running_loop();
  const fut = loop.create_future();
  const task = create_task(shared(fut));
  const names = [];
  for (const n of ["one", "two", "three"]) {
    names.push(create_task(awaiter(n, task)));
  }
  await asyncio.sleep(0);
  task.add_done_callback((t) => show("callback", t.result()));
  fut.set_result("the value");
  loop.call_soon(show, "queued after set_result");
  show("resolved", task.done());
  await asyncio.sleep(0);
  show("pass 1", task.done(), names.map((n) => n.done()));
  loop.call_soon(show, "queued after the task ended");
  await asyncio.sleep(0);
  show("pass 2", names.map((n) => n.done()));
  await asyncio.sleep(0);
  const all = [];
  for (const n of names) {
    all.push(await n);
  }
  show(all);
}

asyncio.run(main());
