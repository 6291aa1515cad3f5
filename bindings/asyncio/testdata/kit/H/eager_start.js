// statements: 92
async function suspends(name) {
  show(name, "starts as", asyncio.current_task());
  await asyncio.sleep(0);
  show(name, "goes on as", asyncio.current_task());
  return name;
}

async function sync(name) {
  show(name, "runs as", asyncio.current_task());
  return name;
}

async function main() {
  const lazy = create_task(suspends("lazy"), { name: "lazy" });
  const eager = create_task(suspends("eager"), { name: "eager", eager_start: true });
  show("back in", asyncio.current_task(), lazy.done(), eager.done(), asyncio.all_tasks().size);
  const quick = create_task(sync("quick"), { name: "quick", eager_start: true });
  show("done at once", quick.done(), quick.result(), asyncio.all_tasks().size);
  asyncio.get_running_loop().call_soon(show, "loop turns");
  show("await does not yield", await quick);
  const explicit = create_task(sync("not eager"), { name: "explicit", eager_start: false });
  show(explicit.done());
  show(await eager, await lazy, await explicit);
  for (const eager_start of [true, false]) {
    const t = create_task(sync("numbered"), { eager_start });
    show(t, await t);
  }
}

asyncio.run(main());
