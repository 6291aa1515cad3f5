// statements: 57
async function body(name) {
  show(name, "runs");
  return name;
}

async function main() {
  for (const limit of [0, -1]) {
    try {
      await asyncio.wait_for(body("never"), limit);
    } catch (e) {
      show("limit", limit, e);
    }
  }
  let t = asyncio.create_task(body("task"), { name: "t" });
  await t;
  show("done task", await asyncio.wait_for(t, 0));
  let fut = asyncio.get_running_loop().create_future();
  fut.set_exception(new RangeError("already failed"));
  try {
    await asyncio.wait_for(fut, -5);
  } catch (e) {
    show("done future", e);
  }
  t = asyncio.create_task(body("not started"), { name: "u" });
  try {
    await asyncio.wait_for(t, 0);
  } catch (e) {
    show("new task", e, t.done(), t.cancelled());
  }
  fut = asyncio.get_running_loop().create_future();
  try {
    await asyncio.wait_for(fut, 0);
  } catch (e) {
    show("pending future", e, fut);
  }
  show(asyncio.current_task().cancelling());
}

asyncio.run(main());
