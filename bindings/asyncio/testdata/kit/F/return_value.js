// statements: 68
async function square(n) {
  await asyncio.sleep(0);
  return n * n;
}

async function compute(ns) {
  let ts;
  if (ns.length === 0) return await asyncio.TaskGroup(async () => "nothing to do");
  await asyncio.TaskGroup(async (tg) => {
    ts = ns.map((n) => tg.create_task(square(n)));
  });
  return ts.reduce((sum, t) => sum + t.result(), 0);
}

async function early(gate) {
  return await asyncio.TaskGroup(async (tg) => {
    const t = tg.create_task(gate.wait());
    t.add_done_callback(() => show("child done before the value arrives"));
    return "value from inside";
  });
}

async function main() {
  show(await compute([1, 2, 3]), await compute([]));
  const gate = new asyncio.Event();
  const e = asyncio.create_task(early(gate));
  for (let i = 0; i < 3; i++) await asyncio.sleep(0);
  show("waits for the child", e.done());
  gate.set();
  show(await e);
  show(await asyncio.gather(compute([1]), compute([2, 3]), compute([4, 5, 6])));
}

asyncio.run(main());
