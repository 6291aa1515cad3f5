// statements: 8, 9
async function leaf(n) {
  return n * 2;
}

async function branch(n) {
  return (await leaf(n)) + (await leaf(n + 1));
}

async function fails() {
  await leaf(0);
  throw new RangeError("from below");
}

async function main() {
  const other = create_task(leaf(21));
  show(await branch(3), other.done());
  const done = asyncio.get_running_loop().create_future();
  done.set_result("ready");
  show(await done, other.done());
  try {
    await fails();
  } catch (e) {
    show("caught", e, other.done());
  }
  const failed = asyncio.get_running_loop().create_future();
  failed.set_exception(new TypeError("bad"));
  try {
    await failed;
  } catch (e) {
    show("caught", e, other.done());
  }
  await asyncio.sleep(0);
  show(other.done(), await other);
  asyncio.get_running_loop().call_soon(show, "a callback");
  for (let i = 0; i < 3; i++) {
    await other;
  }
  show("still before the callback");
  await asyncio.sleep(0);
}

asyncio.run(main());
