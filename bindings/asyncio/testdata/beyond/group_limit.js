// At most two children of the group run at a time; the others wait for their turn, in order.
let running = 0, most = 0;
const job = async (n) => {
  most = Math.max(most, ++running);
  await sleep([0, 15, 9, 15, 3, 27][n] / 1000);
  running--;
  return n;
};
async function main() {
  const order = [];
  const value = await asyncio.TaskGroup(async (tg) => {
    const ts = [1, 2, 3, 4, 5].map((n) => tg.create_task(job(n), { name: "job " + n }));
    console.log(String(tg), ts.length);
    for await (const t of tg) order.push(t.result());
    return "value of the body";
  }, { limit: 2 });
  console.log(value, order, "at most", most);

  // A child that is cancelled while it waits never runs; one that fails ends the others.
  const ran = [];
  const tg = new asyncio.TaskGroup({ limit: 1 });
  const handles = [];
  try {
    await tg.run(async (tg) => {
      for (const n of [1, 2, 3, 4]) {
        handles.push(tg.create_task((async () => {
          ran.push(n);
          await sleep(0);
          if (n === 3) throw new RangeError("three");
        })()));
      }
      handles[1].cancel();
    });
  } catch (e) {
    console.log(e.name, e.errors.map((x) => x.message));
  }
  console.log(ran, handles.map((t) => t.cancelled()));

  const loop = asyncio.get_running_loop();
  loop.set_task_factory((l, coro, options) => new asyncio.Task(coro, options));
  running = most = 0;
  await asyncio.TaskGroup(async (tg) => {
    for (const n of [1, 2, 3, 4]) tg.create_task(job(n));
  }, { limit: 3 });
  console.log("with a task factory at most", most);
  loop.set_task_factory(null);
  for (const limit of [0, -1, 1.5, "2"]) {
    try {
      new asyncio.TaskGroup({ limit });
    } catch (e) {
      console.log(e.name + ": " + e.message);
    }
  }
}
await main();
