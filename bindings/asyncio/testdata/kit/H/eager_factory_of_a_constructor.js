// statements: 92
async function quick(n) {
  show("runs", n);
  return n;
}

async function main() {
  const loop = asyncio.get_running_loop();
  const made = [];

  function construct(coro, options) {
    made.push(options.eager_start);
    return new asyncio.Task(coro, options);
  }

  const factory = asyncio.create_eager_task_factory(construct);
  loop.set_task_factory(factory);
  const t = create_task(quick(1), { name: "one" });
  show("done at once", t.done(), t);
  show(await t, made);
  loop.set_task_factory(null);
  const late = create_task(quick(2), { name: "two" });
  show(late.done(), await late, made);
}

asyncio.run(main());
