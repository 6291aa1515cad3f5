// statements: none
async function wait(event, name, log) {
  log.push([name, await event.wait()]);
}

async function main() {
  const event = new asyncio.Event(), log = [];
  const tasks = ["a", "b", "c"].map((n) => create_task(wait(event, n, log)));
  await asyncio.sleep(0);
  show("waiting", event.is_set(), log);
  event.set();
  event.clear();
  show("set and cleared at once", event.is_set(), log);
  await asyncio.gather(...tasks);
  show(log);
  const late = create_task(wait(event, "late", log));
  await asyncio.sleep(0);
  await asyncio.sleep(0);
  show("late waits", late.done());
  event.set();
  event.set();
  await late;
  show(log.at(-1), event.is_set());
  show("set already", await event.wait());
}

asyncio.run(main());
