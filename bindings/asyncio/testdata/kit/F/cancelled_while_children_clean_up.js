// statements: 74
async function cleans(gate, out) {
  try {
    await asyncio.sleep(30);
  } catch (e) {
    out.push("cancelled");
    try {
      await gate.wait();
    } catch (e2) {
      out.push("cancelled again");
      throw e2;
    }
    out.push("cleaned up");
    throw e;
  }
}

async function parent(gate, out) {
  try {
    await asyncio.TaskGroup(async (tg) => {
      tg.create_task(cleans(gate, out));
    });
  } finally {
    show("parent", out, asyncio.current_task().cancelling());
  }
}

async function main() {
  for (const again of [false, true]) {
    const gate = new asyncio.Event();
    const out = [];
    const p = asyncio.create_task(parent(gate, out));
    await asyncio.sleep(0);
    await asyncio.sleep(0);
    p.cancel("one");
    await asyncio.sleep(0);
    await asyncio.sleep(0);
    if (again) {
      p.cancel("two");
      await asyncio.sleep(0);
      await asyncio.sleep(0);
    }
    show(out, p.done(), p.cancelling());
    gate.set();
    try {
      await p;
    } catch (e) {
      show(e, p.cancelled(), p.cancelling());
    }
  }
}

asyncio.run(main());
