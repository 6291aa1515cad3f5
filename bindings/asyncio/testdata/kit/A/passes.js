// statements: 7, 11, 12
let turns = 0;

async function ticker() {
  while (true) {
    turns += 1;
    await asyncio.sleep(0);
  }
}

async function quick() {
  return "q";
}

async function slow() {
  await asyncio.sleep(0);
  await asyncio.sleep(0);
  return "s";
}

async function measure(what, make) {
  const start = turns;
  const value = await make();
  show(what, turns - start, value);
}

async function main() {
  const tick = create_task(ticker());
  await asyncio.sleep(0);
  const loop = asyncio.get_running_loop();

  async function new_task() {
    return await create_task(quick());
  }

  async function gathered() {
    return await asyncio.gather(quick(), quick());
  }

  async function resolved_soon() {
    const fut = loop.create_future();
    loop.call_soon((v) => fut.set_result(v), "r");
    return await fut;
  }

  async function slow_task() {
    return await create_task(slow());
  }

  async function pair_of_tasks() {
    const a = create_task(slow()), b = create_task(quick());
    return [await a, await b];
  }

  await measure("plain await", quick);
  await measure("two sleeps", slow);
  await measure("new task", new_task);
  await measure("gather", gathered);
  await measure("future resolved by a callback", resolved_soon);
  await measure("task that sleeps", slow_task);
  await measure("two tasks", pair_of_tasks);
  tick.cancel();
}

asyncio.run(main());
