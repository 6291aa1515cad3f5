// statements: 2, 7
async function step(name, log, turns) {
  for (let i = 0; i < turns; i++) {
    log.push(name + i);
    await asyncio.sleep(0);
  }
}

async function main() {
  const log = [];
  const event = new asyncio.Event();
  async function waits(name) {
    await event.wait();
    log.push(name + "!");
  }
  const tasks = [create_task(step("a", log, 4)), create_task(waits("w")), create_task(step("b", log, 3)), create_task(waits("v"))];
  await asyncio.sleep(0);
  log.push("main");
  event.set();
  await asyncio.sleep(0);
  log.push("main again");
  await asyncio.gather(...tasks);
  show(log);
}

asyncio.run(main());
