// statements: none
const counter = new asyncio.ContextVar("counter", { default: 0 });

async function count(step) {
  counter.set(counter.get() + step);
  await asyncio.sleep(0);
  return counter.get();
}

async function main() {
  show("loop is the runner's", asyncio.get_running_loop() === runner.get_loop());
  return "value";
}

const runner = new asyncio.Runner();
try {
  show(await runner.run(main()));
  show(await runner.run(count(1)), await runner.run(count(2)));
  try {
    await runner.run((async () => {
      throw new RangeError("from the coroutine");
    })());
  } catch (e) {
    show("raised", e);
  }
  show("still usable", await runner.run(count(3)));
  const context = asyncio.copy_context();
  show("in a context of its own", await runner.run(count(10), { context }), context.get(counter));
  show("not in the runner's", await runner.run(count(0)));
} finally {
  await runner.close();
}
show("outside", counter.get());
