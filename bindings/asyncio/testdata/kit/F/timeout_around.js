// statements: 78
async function forever(name, left) {
  try {
    await asyncio.sleep(30);
  } finally {
    left.push(name);
  }
}

async function main() {
  const me = asyncio.current_task();
  let left = [];
  let a, b, t;
  const cm = asyncio.timeout(0.01);
  try {
    await cm.run(async () => {
      await asyncio.TaskGroup(async (tg) => {
        a = tg.create_task(forever("a", left));
        b = tg.create_task(forever("b", left));
      });
    });
  } catch (e) {
    show(e, e.cause, cm.expired(), me.cancelling());
  }
  show(new Set(left), a.cancelled(), b.cancelled());
  left = [];
  try {
    await asyncio.TaskGroup(async (tg) => {
      t = tg.create_task(forever("c", left));
      await asyncio.sleep(0);
      await asyncio.timeout(0.01, async () => {
        await asyncio.sleep(30);
      });
    });
  } catch (eg) {
    show(eg, left, t.cancelled(), me.cancelling());
  }
  await asyncio.TaskGroup(async (tg) => {
    t = tg.create_task(asyncio.sleep(0, "kept"));
    try {
      await asyncio.timeout(0.01, async () => {
        await asyncio.sleep(30);
      });
    } catch (e) {
      show("handled inside", e);
    }
  });
  show(t.result(), me.cancelling());
}

asyncio.run(main());
