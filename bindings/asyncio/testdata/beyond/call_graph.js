async function leaf(gate) {
  await gate.wait();
}
async function branch(gate) {
  await leaf(gate);
}
async function main() {
  const gate = new asyncio.Event();
  const t = create_task(branch(gate), { name: "branch" });
  const group = create_task((async function grouped() {
    await asyncio.TaskGroup(async (tg) => {
      tg.create_task((async function child() { await t; })(), { name: "child" });
    });
  })(), { name: "group" });
  const gathered = create_task((async function gathers() { await asyncio.gather(t, sleep(0)); })(), { name: "gatherer" });
  for (let i = 0; i < 5; i++) await sleep(0);
  const g = asyncio.capture_call_graph(t);
  console.log(g instanceof asyncio.FutureCallGraph, g.future === t, g.call_stack.map((e) => e.frame.name));
  console.log(g.awaited_by.map((w) => w.future.get_name() + " <- " + w.awaited_by.map((x) => x.future.get_name())));
  console.log(asyncio.format_call_graph(t).replace(/'[^']*\/([^/]*\.js)'/g, "'$1'").replace(/, line \d+/g, ""));
  console.log(asyncio.capture_call_graph(t, { limit: 1 }).call_stack.length);
  const own = asyncio.capture_call_graph();
  console.log(own.future === asyncio.current_task(), own.call_stack.length > 0);
  const helper = () => asyncio.capture_call_graph(null, { depth: 2 }).call_stack.length;
  console.log("without the helper", own.call_stack.length === helper());
  const f = asyncio.get_running_loop().create_future();
  console.log(asyncio.format_call_graph(f));
  asyncio.get_running_loop().call_soon(() => console.log(asyncio.capture_call_graph()));
  await sleep(0);
  gate.set();
  await asyncio.gather(group, gathered);
  try {
    asyncio.capture_call_graph(5);
  } catch (e) {
    console.log(e.name + ": " + e.message);
  }
}
await asyncio.run(main());
async function inner() {
  await sleep(60);
}
async function outer() {
  await inner();
}
async function fails() {
  await sleep(0);
  throw new RangeError("failed");
}
const parked = create_task(outer()), failed = create_task(fails());
await asyncio.wait([failed]);
console.log(parked.get_stack().map((f) => f.name), parked.get_stack({ limit: 1 }).map((f) => f.name));
console.log(failed.get_stack().map((f) => f.name), failed.exception().message);
await parked.cancel_and_wait();
console.log(parked.get_stack());
