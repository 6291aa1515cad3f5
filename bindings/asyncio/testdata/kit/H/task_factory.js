// statements: none
async function work(n) {
  await asyncio.sleep(0);
  return n * n;
}

async function main() {
  const loop = asyncio.get_running_loop();
  const made = [];

  function factory(loop_, coro, options) {
    const task = new asyncio.Task(coro, { loop: loop_, ...options });
    made.push([loop_ === loop, task]);
    task.add_done_callback((t) => show("factory sees the end of", t, t.result()));
    return task;
  }

  loop.set_task_factory(factory);
  show(loop.get_task_factory() === factory);
  const a = create_task(work(2), { name: "two" });
  const b = ensure_future(work(3));
  b.set_name("three");
  show(await a, await b);
  show(await asyncio.gather(create_task(work(4), { name: "four" }), a));
  show(made.length, made.slice(0, 2), made[2][0]);
  loop.set_task_factory(null);
  show(await create_task(work(5)), made.length);
}

asyncio.run(main());
