// statements: 69
async function fails() {
  await asyncio.sleep(0);
  throw new RangeError("child");
}

async function main() {
  const me = asyncio.current_task();
  try {
    await asyncio.TaskGroup(async (tg) => {
      tg.create_task(fails());
      try {
        await asyncio.sleep(30);
      } catch (e) {
        show("swallowed", e, me.cancelling());
      }
      await asyncio.sleep(0);
      show("body goes on", me.cancelling());
      try {
        tg.create_task(asyncio.sleep(0));
      } catch (e) {
        show("too late for new children", e.name);
      }
    });
  } catch (eg) {
    show(eg, me.cancelling());
  }
  try {
    await asyncio.TaskGroup(async (tg) => {
      tg.create_task(fails());
      try {
        await asyncio.sleep(30);
      } catch (e) {
        throw new TypeError("replaced", { cause: e });
      }
    });
  } catch (eg) {
    show(eg, eg.errors[1].cause, me.cancelling());
  }
}

asyncio.run(main());
