// statements: 71
async function child(name, answer) {
  try {
    await asyncio.sleep(30);
  } catch (e) {
    await asyncio.sleep(0);
    if (answer) throw answer;
    throw e;
  }
}

async function main() {
  const me = asyncio.current_task();
  let t;
  try {
    await asyncio.TaskGroup(async (tg) => {
      t = tg.create_task(child("a", null));
      await asyncio.sleep(0);
      throw new asyncio.RuntimeError("the body");
    });
  } catch (eg) {
    show(eg, t.cancelled(), me.cancelling());
  }
  try {
    await asyncio.TaskGroup(async (tg) => {
      t = tg.create_task(child("b", new RangeError("while cleaning up")));
      await asyncio.sleep(0);
      throw new asyncio.RuntimeError("the body");
    });
  } catch (eg) {
    show(eg, t.cancelled(), me.cancelling());
  }
  try {
    await asyncio.TaskGroup(async (tg) => {
      t = tg.create_task(child("c", null));
      await asyncio.sleep(0);
      throw new asyncio.CancelledError("by hand");
    });
  } catch (e) {
    show(e, t.cancelled(), me.cancelling());
  }
  try {
    await asyncio.TaskGroup(async (tg) => {
      throw new asyncio.ExceptionGroup("own", [new RangeError(1), new TypeError(2)]);
    });
  } catch (eg) {
    show(eg);
  }
}

asyncio.run(main());
