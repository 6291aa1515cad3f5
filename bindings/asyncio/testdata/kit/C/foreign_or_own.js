// statements: 39
async function endless() {
  await asyncio.get_running_loop().create_future();
}

// Tells the cancellation of what it awaits from its own.

async function polite(t) {
  const me = asyncio.current_task();
  try {
    return await t;
  } catch (e) {
    if (me.cancelling()) {
      show("own", e, "inner", t.cancelled());
      throw e;
    }
    show("foreign", e, "inner", t.cancelled());
    return "default";
  }
}

async function main() {
  let t = create_task(endless());
  let p = create_task(polite(t));
  await asyncio.sleep(0);
  await asyncio.sleep(0);
  t.cancel("inner is not needed");
  show(await p, p.cancelling());
  t = create_task(endless());
  p = create_task(polite(t));
  await asyncio.sleep(0);
  await asyncio.sleep(0);
  p.cancel("you are not needed");
  try {
    await p;
  } catch (e) {
    show("raised", e, p.cancelling(), t.cancelling());
  }
  t = create_task(endless());
  t.cancel("before start");
  p = create_task(polite(t));
  show(await p, p.cancelled());
}

asyncio.run(main());
