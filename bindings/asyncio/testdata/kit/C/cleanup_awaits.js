// statements: 33
async function work(log) {
  try {
    await asyncio.sleep(10);
  } finally {
    log.push("cleanup starts");
    await asyncio.sleep(0.01);
    log.push("cleanup goes on");
    try {
      await asyncio.sleep(10);
    } catch (e) {
      log.push(`cleanup cut short by ${e.message}, ${asyncio.current_task().cancelling()} requests`);
      throw e;
    } finally {
      log.push("innermost finally");
    }
  }
}

async function main() {
  const log = [];
  const t = create_task(work(log));
  await asyncio.sleep(0);
  t.cancel("one");
  await asyncio.sleep(0);
  show("still cleaning", t.done(), log);
  while (log.length < 2) {
    await asyncio.sleep(0.01);
  }
  show("still cleaning", t.done(), log);
  t.cancel("two");
  try {
    await t;
  } catch (e) {
    show("ended", e, t.cancelling());
  }
  show(log);
}

asyncio.run(main());
