// statements: 36
async function raises() {
  throw new asyncio.CancelledError("by hand");
}

async function raises_later() {
  await asyncio.sleep(0);
  throw new asyncio.CancelledError("later");
}

async function awaits_other(t) {
  await t;
}

async function main() {
  let t = create_task(raises());
  const outer = create_task(awaits_other(t));
  try {
    await outer;
  } catch (e) {
    show("outer", e);
  }
  show(t.cancelled(), t.cancelling(), outer.cancelled(), outer.cancelling());
  t = create_task(raises_later());
  try {
    await t;
  } catch (e) {
    show("args", e.reason, t.cancelled());
  }
  try {
    await raises();
  } catch (e) {
    show("direct", e, asyncio.current_task().cancelling());
  }
  await asyncio.sleep(0);
  show("main goes on");
}

asyncio.run(main());
