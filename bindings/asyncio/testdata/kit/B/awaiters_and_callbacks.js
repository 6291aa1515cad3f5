// statements: 13, 17
async function waiter(name, fut) {
  show(name, await fut);
}

async function main() {
  const loop = asyncio.get_running_loop();
  const fut = loop.create_future(), other = loop.create_future();
  fut.add_done_callback((f) => show("callback 1"));
  const a = create_task(waiter("a", fut));
  const x = create_task(waiter("x", other));
  await asyncio.sleep(0);
  fut.add_done_callback((f) => show("callback 2"));
  const b = create_task(waiter("b", fut));
  const y = create_task(waiter("y", other));
  await asyncio.sleep(0);
  fut.add_done_callback((f) => show("callback 3"));
  other.set_result("other");
  fut.set_result("fut");
  for (const t of [a, b, x, y]) {
    await t;
  }
  show([a, b, x, y].map((t) => t.done()));
}

asyncio.run(main());
