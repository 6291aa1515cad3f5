// statements: 74
async function forever(name) {
  try {
    await asyncio.sleep(30);
  } catch (e) {
    show(name, e);
    throw e;
  }
}

async function parent(in_body) {
  try {
    await asyncio.TaskGroup(async (tg) => {
      tg.create_task(forever("child"));
      if (in_body) await asyncio.sleep(30);
    });
  } catch (e) {
    if (e instanceof asyncio.ExceptionGroup) {
      show("wrong", e);
    } else {
      show("parent", e, asyncio.current_task().cancelling());
      throw e;
    }
  }
}

async function main() {
  for (const in_body of [true, false]) {
    const p = asyncio.create_task(parent(in_body), { name: "p" });
    await asyncio.sleep(0);
    await asyncio.sleep(0);
    p.cancel("enough");
    try {
      await p;
    } catch (e) {
      show("main", e, p.cancelled(), p.cancelling());
    }
  }
}

asyncio.run(main());
