// statements: 69
async function stubborn(gate) {
  try {
    await asyncio.sleep(30);
  } catch (e) {
    show("stubborn stays");
  }
  await gate.wait();
  return "stubborn done";
}

async function fails(gate) {
  await asyncio.sleep(0);
  asyncio.get_running_loop().call_later(0.02, () => gate.set());
  throw new RangeError("trouble");
}

async function main() {
  const gate = new asyncio.Event();
  let s;
  try {
    await asyncio.TaskGroup(async (tg) => {
      s = tg.create_task(stubborn(gate));
      tg.create_task(fails(gate));
    });
  } catch (eg) {
    show("after the stubborn one", gate.is_set(), eg);
  }
  show(s.result(), s.cancelling(), s.cancelled());
  gate.clear();
  async function parent() {
    await asyncio.TaskGroup(async (tg) => {
      tg.create_task(stubborn(gate));
    });
  }
  const p = asyncio.create_task(parent());
  await asyncio.sleep(0);
  await asyncio.sleep(0);
  p.cancel("first");
  await asyncio.sleep(0);
  await asyncio.sleep(0);
  show("still waiting", p.done(), p.cancelling());
  gate.set();
  try {
    await p;
  } catch (e) {
    show(e, p.cancelled(), p.cancelling());
  }
}

asyncio.run(main());
