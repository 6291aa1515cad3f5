// statements: 77
async function job(name) {
  show(name, "runs");
  await asyncio.sleep(0);
}

async function main() {
  let t, u;
  try {
    await asyncio.TaskGroup(async (tg) => {
      t = tg.create_task(job("never started"), { name: "t" });
      show("made", t.done());
      throw new RangeError("body fails first");
    });
  } catch (eg) {
    show(eg);
  }
  show(t.done(), t.cancelled());
  await asyncio.TaskGroup(async (tg) => {
    t = tg.create_task(job("cancelled before its start"), { name: "t" });
    u = tg.create_task(job("u"), { name: "u" });
    show(t.cancel(), t.cancelled());
  });
  show(t.cancelled(), u.cancelled());
}

asyncio.run(main());
