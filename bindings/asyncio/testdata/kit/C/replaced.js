// statements: 35
async function replaces() {
  try {
    await asyncio.sleep(10);
  } catch (e) {
    throw new RangeError("instead of the cancel", { cause: e });
  }
}

async function finally_raises() {
  try {
    await asyncio.sleep(10);
  } finally {
    throw new asyncio.RuntimeError("cleanup broke");
  }
}

async function finally_returns() {
  let result = "none";
  try {
    result = await asyncio.sleep(10, "slept");
  } catch (e) {
    result = "absorbed";
  } finally {
    show("finally with", result);
  }
  return result;
}

async function main() {
  for (const f of [replaces, finally_raises, finally_returns]) {
    const t = create_task(f(), { name: f.name });
    await asyncio.sleep(0);
    t.cancel("stop");
    try {
      show(t, "returned", await t);
    } catch (e) {
      show(t, e, e.cause);
    }
    show("cancelled", t.cancelled(), t.cancelling(), t.exception());
  }
}

asyncio.run(main());
