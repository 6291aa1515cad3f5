// statements: 53
async function inner() {
  await asyncio.sleep(30);
}

async function fails() {
  await asyncio.sleep(0);
  throw new RangeError("inner failed");
}

async function main() {
  let t = asyncio.create_task(inner(), { name: "inner" });
  let outer = asyncio.shield(t);
  await asyncio.sleep(0);
  show(t.cancel("from inside"), outer);
  try {
    await outer;
  } catch (e) {
    show("caught", e);
  }
  show(outer.cancelled(), t.cancelled(), asyncio.current_task().cancelling());
  t = asyncio.create_task(fails());
  outer = asyncio.shield(t);
  try {
    await outer;
  } catch (e) {
    show("caught", e, e === t.exception(), outer.exception() === e);
  }
  const done = asyncio.shield(t);
  show("done input comes back", done === t);
  const fut = asyncio.get_running_loop().create_future();
  outer = asyncio.shield(fut);
  show("pending input is wrapped", outer === fut, outer);
  outer.cancel();
  await asyncio.sleep(0);
  show(outer, fut);
  fut.set_result(7);
  show(await fut);
}

asyncio.run(main());
