// statements: 45
async function quick(x) {
  return x;
}

async function bad(x) {
  throw new RangeError(x);
}

async function main() {
  const a = asyncio.create_task(quick("a"));
  const b = asyncio.create_task(bad("b"));
  const c = asyncio.create_task(bad("c"));
  await asyncio.wait([a, b, c]);
  let g = asyncio.gather(a, b, c);
  show("at once", g);
  try {
    await g;
  } catch (e) {
    show("first in order", e, e === b.exception());
  }
  g = asyncio.gather(c, a, b);
  try {
    await g;
  } catch (e) {
    show("now", e);
  }
  show(await asyncio.gather(c, b, a, { return_exceptions: true }));
  const fut = asyncio.get_running_loop().create_future();
  fut.cancel("gone");
  g = asyncio.gather(a, fut, b);
  try {
    await g;
  } catch (e) {
    show("cancelled first", e);
  }
  show(g.cancelled());
}

asyncio.run(main());
