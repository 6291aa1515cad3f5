// statements: 11
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

async function measure(what, make) {
  const start = turns;
  const value = await make();
  show(what, turns - start, value);
}

async function main() {
  const tick = create_task(ticker());
  const old = create_task(quick());
  await asyncio.sleep(0);
  await asyncio.sleep(0);

  async function wait_done() {
    const [done, pending] = await asyncio.wait([old]);
    return [done.size, pending.size];
  }

  async function wait_new() {
    const [done, pending] = await asyncio.wait([create_task(quick()), old]);
    return [done.size, pending.size];
  }

  async function shielded() {
    return await asyncio.shield(quick());
  }

  async function limited() {
    return await asyncio.wait_for(quick(), 5);
  }

  async function limited_task() {
    return await asyncio.wait_for(create_task(quick()), 5);
  }

  async function nothing() {
    return await asyncio.gather();
  }

  await measure("wait, all done", wait_done);
  await measure("wait, one new", wait_new);
  await measure("shield", shielded);
  await measure("wait_for", limited);
  await measure("wait_for of a task", limited_task);
  await measure("gather of nothing", nothing);
  tick.cancel();
}

asyncio.run(main());
