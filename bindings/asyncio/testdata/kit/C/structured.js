// statements: 29
async function child(name, log, fail = false) {
  try {
    await asyncio.sleep(0);
    if (fail) {
      throw new RangeError(name + " failed");
    }
    await asyncio.sleep(3600);
  } finally {
    log.push(name + " gone");
  }
}

// Cancels the siblings of a failing child by hand, and waits for them.

async function nursery(names, log) {
  const tasks = names.map((n) => create_task(child(n, log, n === "bad"), { name: n }));
  try {
    for (const t of tasks) {
      await t;
    }
  } catch (e) {
    log.push("nursery sees " + (e instanceof asyncio.CancelledError ? "CancelledError" : "ValueError"));
    for (const t of tasks) {
      t.cancel("sibling");
    }
    await asyncio.gather(...tasks, { return_exceptions: true });
    throw e;
  } finally {
    log.push(tasks.map((t) => t.cancelled()));
  }
}

async function main() {
  const log = [];
  try {
    await nursery(["bad", "x", "y"], log);
  } catch (e) {
    show("raised", e);
  }
  show(log);
  log.length = 0;
  const t = create_task(nursery(["p", "q"], log));
  for (let i = 0; i < 4; i++) {
    await asyncio.sleep(0);
  }
  t.cancel("whole nursery");
  try {
    await t;
  } catch (e) {
    show("raised", e, t.cancelled());
  }
  show(log, asyncio.all_tasks().size);
}

asyncio.run(main());
