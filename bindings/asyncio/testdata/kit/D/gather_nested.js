// statements: 45, 49
async function leaf(name) {
  try {
    await asyncio.sleep(30);
  } catch (e) {
    show(name, e);
    throw e;
  }
}

async function value(x) {
  await asyncio.sleep(0);
  return x;
}

async function main() {
  show(await asyncio.gather(asyncio.gather(value(1), value(2)), value(3), asyncio.gather()));
  const inner = asyncio.gather(leaf("a"), leaf("b"));
  const outer = asyncio.gather(inner, leaf("c"));
  await asyncio.sleep(0);
  show(outer.cancel("all"), inner.done());
  try {
    await outer;
  } catch (e) {
    show("outer", e);
  }
  show(inner.done(), inner.cancelled(), outer.cancelled());
  try {
    await inner;
  } catch (e) {
    show("inner", e);
  }
}

asyncio.run(main());
