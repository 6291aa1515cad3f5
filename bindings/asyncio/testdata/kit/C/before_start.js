// statements: 26
async function work() {
  show("body runs");
  try {
    await asyncio.sleep(10);
  } finally {
    show("finally runs");
  }
}

async function main() {
  let t = create_task(work());
  show("cancel", t.cancel("early"), t.cancelled(), t.done(), t.cancelling());
  try {
    await t;
  } catch (e) {
    show("raised", e);
  }
  show(t.cancelled(), t.cancelling());
  t = create_task(work());
  t.cancel("first");
  t.cancel("second");
  try {
    await t;
  } catch (e) {
    show("raised", e, t.cancelling());
  }
  t = create_task(work());
  t.cancel();
  await asyncio.sleep(0);
  show("one pass later", t.cancelled());
}

asyncio.run(main());
