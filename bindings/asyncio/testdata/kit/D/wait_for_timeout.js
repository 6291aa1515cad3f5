// statements: 55
async function job() {
  try {
    await asyncio.sleep(30);
  } catch (e) {
    show("job", e, asyncio.current_task().cancelling());
    await asyncio.sleep(0.02);
    show("job cleaned up");
    throw e;
  }
}

async function main() {
  show("value", await asyncio.wait_for(asyncio.sleep(0, "x"), 5));
  try {
    await asyncio.wait_for(job(), 0.01);
  } catch (e) {
    show("main", e, e.cause);
  }
  show("count", asyncio.current_task().cancelling());
  const t = asyncio.create_task(job(), { name: "job" });
  try {
    await asyncio.wait_for(t, 0.01);
  } catch (e) {
    show("main", e, e.cause);
  }
  show("task", t.done(), t.cancelled(), t.cancelling());
}

asyncio.run(main());
