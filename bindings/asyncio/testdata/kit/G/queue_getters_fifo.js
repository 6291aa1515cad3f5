// statements: 85
async function get(q, name, log) {
  log.push([name, await q.get()]);
}

async function main() {
  const q = new asyncio.Queue(), log = [];
  const tasks = ["a", "b", "c"].map((n) => create_task(get(q, n, log)));
  await asyncio.sleep(0);
  for (const i of [1, 2, 3]) {
    q.put_nowait(i);
  }
  show("put, nobody ran", log, q.qsize());
  await asyncio.gather(...tasks);
  show(log, q.qsize());
  const late = create_task(get(q, "late", log));
  await asyncio.sleep(0);
  q.put_nowait("stolen");
  show(q.get_nowait());
  await asyncio.sleep(0);
  await asyncio.sleep(0);
  show("late still waits", late.done());
  q.put_nowait("for late");
  await late;
  show(log.at(-1));
}

asyncio.run(main());
