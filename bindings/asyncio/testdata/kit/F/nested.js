// statements: 73
async function fails(error) {
  await asyncio.sleep(0);
  throw error;
}

async function forever(name) {
  try {
    await asyncio.sleep(30);
  } catch (e) {
    show(name, "cancelled");
    throw e;
  }
}

async function team(name, error) {
  await asyncio.TaskGroup(async (tg) => {
    tg.create_task(forever(name));
    tg.create_task(fails(error));
  });
}

async function main() {
  try {
    await asyncio.TaskGroup(async (tg) => {
      tg.create_task(team("inner", new RangeError("deep")));
      tg.create_task(forever("outer"));
    });
  } catch (eg) {
    show(eg);
  }
  let w, t;
  try {
    await asyncio.TaskGroup(async (outer) => {
      w = outer.create_task(forever("watcher"));
      await asyncio.TaskGroup(async (inner) => {
        inner.create_task(fails(new TypeError("in the inner block")));
      });
      show("wrong");
    });
  } catch (eg) {
    show(eg, w.cancelled());
  }
  await asyncio.TaskGroup(async (outer) => {
    try {
      await asyncio.TaskGroup(async (inner) => {
        inner.create_task(fails(new RangeError("handled")));
      });
    } catch (eg) {
      show("inside", eg, asyncio.current_task().cancelling());
    }
    t = outer.create_task(asyncio.sleep(0, "outer lives"));
  });
  show(t.result());
}

asyncio.run(main());
