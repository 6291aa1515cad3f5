// statements: 24
async function narcissus(box) {
  try {
    await box.me;
  } catch (e) {
    show(e.message.startsWith("Task cannot await on itself"));
    await asyncio.sleep(0);
    return "recovered";
  }
}

async function careless(box) {
  await box.me;
}

async function main() {
  const box = {};
  box.me = create_task(narcissus(box));
  show(await box.me);
  box.me = create_task(careless(box));
  await asyncio.sleep(0);
  await asyncio.sleep(0);
  const e = box.me.exception();
  show(e instanceof asyncio.RuntimeError, e.message.slice(0, 27));
}

asyncio.run(main());
