// statements: 74
async function spoils(text) {
  try {
    await asyncio.sleep(30);
  } catch (e) {
    throw new RangeError(text);
  }
}

async function parent() {
  const me = asyncio.current_task();
  try {
    await asyncio.TaskGroup(async (tg) => {
      tg.create_task(spoils("spoiled"));
    });
  } catch (eg) {
    show("group first", eg, me.cancelling());
  }
  try {
    await asyncio.sleep(0);
    show("wrong");
  } catch (e) {
    show("then again", e, me.cancelling());
    throw e;
  }
}

async function main() {
  const p = asyncio.create_task(parent(), { name: "p" });
  await asyncio.sleep(0);
  await asyncio.sleep(0);
  p.cancel("the message");
  try {
    await p;
  } catch (e) {
    show("main", e, p.cancelled(), p.cancelling());
  }
}

asyncio.run(main());
