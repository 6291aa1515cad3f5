// statements: 11
async function quick() {
  return "quick";
}

async function one() {
  await asyncio.sleep(0);
  return "one";
}

async function count(label, make) {
  const loop = asyncio.get_running_loop();
  let turns = 0;
  let running = true;
  function tick() {
    if (running) {
      turns += 1;
      loop.call_soon(tick);
    }
  }
  loop.call_soon(tick);
  await make();
  running = false;
  show(label, turns);
  await asyncio.sleep(0);
  await asyncio.sleep(0);
}

async function main() {
  const done = asyncio.create_task(quick());
  await done;
  await count("coroutine", () => quick());
  await count("done task", () => done);
  await count("new task", () => asyncio.create_task(quick()));
  await count("task that yields once", () => asyncio.create_task(one()));
  await count("gather of coroutines", () => asyncio.gather(quick(), quick()));
  await count("gather of a done task", () => asyncio.gather(done));
  await count("gather of nothing", () => asyncio.gather());
  await count("wait for a done task", () => asyncio.wait([done]));
  await count("wait for a new task", () => asyncio.wait([asyncio.create_task(quick())]));
  await count("shield of a coroutine", () => asyncio.shield(quick()));
  await count("shield of a done task", () => asyncio.shield(done));
  await count("wait_for a coroutine", () => asyncio.wait_for(quick(), 5));
  await count("wait_for one that yields", () => asyncio.wait_for(one(), 5));
  await count("wait_for a done task", () => asyncio.wait_for(done, 5));
  await count("wait_for without a limit", () => asyncio.wait_for(one(), null));
}

asyncio.run(main());
