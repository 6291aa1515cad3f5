// statements: 30, 31
async function returns() {
  asyncio.current_task().cancel("then returned");
  return "lost";
}

async function raises() {
  asyncio.current_task().cancel();
  throw new RangeError("then raised");
}

async function awaits_nothing() {
  asyncio.current_task().cancel("x");
  try {
    return "in try";
  } catch (e) {
    show("not reached");
  } finally {
    show("finally without CancelledError");
  }
}

async function takes_back() {
  const me = asyncio.current_task();
  me.cancel();
  show("uncancel", me.uncancel());
  await asyncio.sleep(0);
  return "kept";
}

async function main() {
  for (const f of [returns, raises, awaits_nothing, takes_back]) {
    const t = create_task(f(), { name: f.name });
    try {
      show(t, "returned", await t);
    } catch (e) {
      show(t, e instanceof asyncio.CancelledError ? "cancelled" : "failed", e);
    }
    show(t.cancelled(), t.cancelling());
  }
}

asyncio.run(main());
