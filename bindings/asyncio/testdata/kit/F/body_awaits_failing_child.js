// statements: 71
async function fails() {
  await asyncio.sleep(0);
  throw new RangeError("once");
}

async function main() {
  const me = asyncio.current_task();
  let t;
  try {
    await asyncio.TaskGroup(async (tg) => {
      t = tg.create_task(fails());
      await t;
    });
  } catch (eg) {
    show(eg, me.cancelling());
    show(eg.errors.length, eg.errors.every((e) => e === t.exception()));
  }
  try {
    await asyncio.TaskGroup(async (tg) => {
      t = tg.create_task(fails());
      try {
        await t;
      } catch (e) {
        if (e instanceof RangeError) {
          show("handled in the body", e, me.cancelling());
        } else {
          show("cancelled in the body", e, me.cancelling());
          throw e;
        }
      }
    });
  } catch (eg) {
    show(eg, me.cancelling());
  }
}

asyncio.run(main());
