// statements: 12
async function waiter(fut, log) {
  log.push("waits");
  const value = await fut;
  log.push("got " + value);
}

async function main() {
  const loop = asyncio.get_running_loop();
  const fut = loop.create_future();
  const log = [];
  let t = create_task(waiter(fut, log));
  await asyncio.sleep(0);
  loop.call_soon((x) => log.push(x), "before");
  fut.set_result("it");
  loop.call_soon((x) => log.push(x), "after");
  show("same pass", log, t.done());
  await asyncio.sleep(0);
  show("next pass", log, t.done());

  const two = [loop.create_future(), loop.create_future()];

  async function both() {
    log.push(await two[1]);
    log.push(await two[0]);
  }

  log.length = 0;
  t = create_task(both());
  await asyncio.sleep(0);
  two[0].set_result("zero");
  await asyncio.sleep(0);
  show("waits for the other", log);
  two[1].set_result("one");
  await asyncio.sleep(0);
  show("both", log, t.done());
}

asyncio.run(main());
