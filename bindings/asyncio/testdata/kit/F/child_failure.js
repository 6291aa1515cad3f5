// statements: 69
async function fails() {
  await asyncio.sleep(0);
  throw new RangeError("child broke");
}

async function forever() {
  try {
    await asyncio.sleep(30);
  } catch (e) {
    show("sibling", e, asyncio.current_task().cancelling());
    await asyncio.sleep(0);
    show("sibling cleaned up");
    throw e;
  }
}

async function main() {
  const me = asyncio.current_task();
  let s, f;
  try {
    await asyncio.TaskGroup(async (tg) => {
      s = tg.create_task(forever(), { name: "s" });
      f = tg.create_task(fails(), { name: "f" });
      try {
        await asyncio.sleep(30);
      } catch (e) {
        show("body", e, me.cancelling());
        throw e;
      }
    });
  } catch (eg) {
    show(eg);
    show(eg.message, eg.errors.length, eg.errors[0] === f.exception(), eg.cause);
  }
  show(me.cancelling(), s.cancelled(), f.cancelled());
  await asyncio.sleep(0);
  show("nothing left over");
}

asyncio.run(main());
