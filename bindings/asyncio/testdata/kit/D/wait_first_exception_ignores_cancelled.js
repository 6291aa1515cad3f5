// statements: 52
async function forever() {
  await asyncio.sleep(30);
}

async function later(fut) {
  return await fut;
}

async function main() {
  const fut = asyncio.get_running_loop().create_future();
  const a = asyncio.create_task(forever(), { name: "a" });
  const b = asyncio.create_task(later(fut), { name: "b" });
  const w = asyncio.create_task(asyncio.wait([a, b], { return_when: asyncio.FIRST_EXCEPTION }), { name: "w" });
  await asyncio.sleep(0);
  await asyncio.sleep(0);
  a.cancel();
  for (let i = 0; i < 4; i++) await asyncio.sleep(0);
  show("a cancelled", a.cancelled(), "w done", w.done());
  fut.set_exception(new RangeError("now"));
  const [done, pending] = await w;
  show(done, pending, b.exception());
}

asyncio.run(main());
