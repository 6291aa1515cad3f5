// statements: 41
async function not_started() {
  return "ran after all";
}

async function yields() {
  await asyncio.sleep(0);
  return "passed the sleep";
}

async function parked() {
  try {
    await asyncio.get_running_loop().create_future();
  } catch (e) {
    show("parked on a future: delivered all the same", e);
    throw e;
  }
}

async function main() {
  const me = asyncio.current_task();
  show("floor", me.uncancel(), me.uncancel(), me.cancelling());
  let t = create_task(not_started());
  t.cancel();
  t.cancel();
  show("counts", t.cancelling(), t.uncancel(), t.uncancel(), t.uncancel());
  show(await t, t.cancelled());
  t = create_task(yields());
  await asyncio.sleep(0);
  t.cancel("dropped");
  t.uncancel();
  show(await t, t.cancelling());
  t = create_task(yields());
  await asyncio.sleep(0);
  t.cancel("a");
  t.cancel("b");
  show("one left", t.uncancel());
  try {
    await t;
  } catch (e) {
    show("delivered", e, t.cancelling());
  }
  t = create_task(parked());
  await asyncio.sleep(0);
  t.cancel("kept");
  show("uncancel", t.uncancel());
  try {
    await t;
  } catch (e) {
    show("ended", t.cancelled(), t.cancelling());
  }
}

asyncio.run(main());
