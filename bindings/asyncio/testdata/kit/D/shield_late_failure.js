// statements: 53
async function inner() {
  await asyncio.sleep(0.01);
  throw new RangeError("nobody waits");
}

async function caller(t) {
  await asyncio.shield(t);
}

async function main() {
  const loop = asyncio.get_running_loop();
  loop.set_exception_handler((l, c) => show("handler", c.message, c.exception));
  const t = asyncio.create_task(inner(), { name: "inner" });
  const c = asyncio.create_task(caller(t), { name: "caller" });
  await asyncio.sleep(0);
  await asyncio.sleep(0);
  c.cancel();
  await asyncio.wait([c]);
  show("caller cancelled", c.cancelled());
  await asyncio.wait([t]);
  await asyncio.sleep(0);
  await asyncio.sleep(0);
  show("inner", t.exception());
}

asyncio.run(main());
