// statements: 29, 38
async function child(parent) {
  await asyncio.sleep(0);
  show("child cancels", parent.cancel("from child"), parent.cancelling());
  await asyncio.sleep(0);
  show("child ends");
  return "child result";
}

async function main() {
  const me = asyncio.current_task();
  let t = create_task(child(me));
  try {
    await asyncio.sleep(10);
  } catch (e) {
    show("main sees", e, me.cancelling(), me.uncancel());
  }
  show(await t);
  t = create_task(child(me));
  try {
    show("not reached", await t);
  } catch (e) {
    show("main sees", e, "child", t.cancelled(), t.cancelling(), me.uncancel());
  }
}

asyncio.run(main());
