// statements: 92
async function quick(n) {
  show("quick", n);
  return n;
}

async function slow(n) {
  show("slow", n, "in");
  await asyncio.sleep(0);
  show("slow", n, "out");
  return n;
}

async function main() {
  const loop = asyncio.get_running_loop();
  show("factory", loop.get_task_factory());
  loop.set_task_factory(asyncio.eager_task_factory);
  show("factory set", loop.get_task_factory() === asyncio.eager_task_factory);
  const a = create_task(quick(1), { name: "a" });
  const b = create_task(slow(2), { name: "b" });
  show(a, a.done(), b, b.done());
  show(await asyncio.gather(quick(3), slow(4), quick(5)));
  show(await b);
  let t = create_task(slow(6));
  t.cancel("mid way");
  try {
    await t;
  } catch (e) {
    show("cancelled after its first step", e);
  }
  t = create_task(quick(7), { eager_start: false });
  show("not eager", t.done(), await t);
  loop.set_task_factory(null);
  t = create_task(quick(8));
  show("back to normal", t.done(), await t);
}

asyncio.run(main());
