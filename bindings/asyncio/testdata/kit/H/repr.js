// statements: 96
async function work() {
  await asyncio.sleep(0);
  return "value";
}

async function waits(fut) {
  await fut;
}

// The parts of a task's text that both languages have: state, name and function.
function parts(t) {
  const text = String(t);
  const [, state, name] = /^<Task (\w+) name='([^']*)'/.exec(text);
  const [, fn] = /coro=<(\w+)\(\)/.exec(text);
  return [state, name, fn, /running at/.test(text), /wait_for=/.test(text)];
}

async function main() {
  let t = create_task(work(), { name: "w" });
  show(parts(t));
  await asyncio.sleep(0);
  show(parts(t));
  await t;
  show(parts(t), String(t).includes("result='value'") || String(t).includes('result="value"'));
  const fut = asyncio.get_running_loop().create_future();
  show(String(fut));
  t = create_task(waits(fut), { name: "parked" });
  await asyncio.sleep(0);
  show(parts(t));
  t.cancel();
  show(parts(t)[0]);
  await asyncio.sleep(0);
  show(parts(t), fut.cancelled(), String(fut));
}

asyncio.run(main());
