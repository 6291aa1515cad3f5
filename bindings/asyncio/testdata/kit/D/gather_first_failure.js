// statements: 46
async function fails(turns, text) {
  for (let i = 0; i < turns; i++) await asyncio.sleep(0);
  show("raise", text);
  throw new RangeError(text);
}

async function slow() {
  try {
    await asyncio.sleep(0.02);
    show("slow done");
    return "slow";
  } finally {
    show("slow leaves");
  }
}

async function main() {
  const loop = asyncio.get_running_loop();
  loop.set_exception_handler((l, c) => show("handler", c.message));
  const s = asyncio.create_task(slow(), { name: "slow" });
  const late = asyncio.create_task(fails(4, "late"), { name: "late" });
  const g = asyncio.gather(s, fails(1, "early"), late);
  try {
    await g;
  } catch (e) {
    show("caught", e);
  }
  show("now", s.done(), s.cancelling(), late.done(), late.cancelling());
  show("gather", g.done(), g.cancelled(), g.exception());
  show("slow gives", await s);
  show("late is", late.done(), late.exception());
}

asyncio.run(main());
