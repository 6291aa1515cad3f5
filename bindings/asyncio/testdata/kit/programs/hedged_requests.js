// statements: 52
async function replica(name, delay, log, failing = false) {
  try {
    await asyncio.sleep(delay);
    if (failing) {
      throw new asyncio.RuntimeError(name + " is down");
    }
    return name;
  } catch (e) {
    if (e instanceof asyncio.CancelledError) {
      log.push(name + " cancelled");
    }
    throw e;
  }
}

// Asks the next replica whenever the ones before have not answered in time, and takes the first answer.
async function hedged(makes, patience, log) {
  const waiting = [...makes];
  let pending = new Set();
  const errors = [];
  try {
    while (waiting.length || pending.size) {
      if (waiting.length) {
        pending.add(create_task(waiting.shift()()));
        log.push(`asked ${pending.size}`);
      }
      const [done, left] = await asyncio.wait(pending, {
        timeout: waiting.length ? patience : null, return_when: asyncio.FIRST_COMPLETED,
      });
      pending = left;
      for (const t of done) {
        if (t.exception() === null) {
          return t.result();
        }
        errors.push(t.exception());
      }
    }
    throw new asyncio.ExceptionGroup("all replicas failed", errors);
  } finally {
    for (const t of pending) {
      t.cancel();
    }
    await asyncio.gather(...pending, { return_exceptions: true });
  }
}

async function main() {
  const log = [];
  show(await hedged([() => replica("fast", 0.01, log), () => replica("spare", 0.01, log)], 0.05, log));
  show(await hedged([() => replica("slow", 3600, log), () => replica("good", 0.01, log)], 0.02, log));
  show(await hedged([() => replica("bad", 0.01, log, true), () => replica("ok", 0.01, log)], 0.05, log));
  try {
    await hedged([() => replica("x", 0.03, log, true), () => replica("y", 0.03, log, true)], 0.01, log);
  } catch (e) {
    show(e);
  }
  show(log);
}

asyncio.run(main());
