// statements: 13
// The first result wins; the others are cancelled, and their cleanup is awaited.

async function race(runners) {
  const loop = asyncio.get_running_loop();
  const winner = loop.create_future();
  const errors = {};
  const tasks = [];

  function finished(task) {
    if (task.cancelled()) {
      return;
    }
    if (task.exception() !== null) {
      errors[task.get_name()] = task.exception().message;
      if (Object.keys(errors).length === tasks.length && !winner.done()) {
        winner.set_exception(new asyncio.RuntimeError(`all ${tasks.length} failed`));
      }
    } else if (!winner.done()) {
      winner.set_result([task]);
    }
  }

  for (const [name, make] of Object.entries(runners)) {
    const task = create_task(make(), { name });
    task.add_done_callback(finished);
    tasks.push(task);
  }
  try {
    const [first] = await winner;
    return [first.get_name(), first.result(), errors];
  } finally {
    const reason = winner.done() && !winner.cancelled() ? "race is over" : "race was cancelled";
    for (const task of tasks) {
      if (!task.done()) {
        task.cancel(reason);
      }
    }
    for (const task of tasks) {
      while (!task.done()) {
        await asyncio.sleep(0);
      }
      show("  ", task, task.cancelled() ? "cancelled" : "ended");
    }
  }
}

function runner(passes, what, cleanup = 0) {
  return async () => {
    const me = asyncio.current_task().get_name();
    try {
      for (let i = 0; i < passes; i++) {
        await asyncio.sleep(0);
      }
      if (what === "fail") {
        throw new RangeError(me + " stumbled");
      }
      return what;
    } catch (e) {
      if (!(e instanceof asyncio.CancelledError)) throw e;
      for (let i = 0; i < cleanup; i++) {
        await asyncio.sleep(0);
      }
      show("  ", me, "left:", e.message);
      if (what === "proud") {
        return "did not want to know";
      }
      throw e;
    }
  };
}

async function report(what, runners) {
  try {
    show(what, await race(runners));
  } catch (e) {
    if (e instanceof asyncio.RuntimeError) {
      show(what, "failed:", e.message);
    } else {
      show(what, "cancelled:", e.message);
      throw e;
    }
  }
}

async function main() {
  await report("three", { slow: runner(50, "s", 2), fast: runner(3, "f"), mid: runner(20, "m") });
  await report("with failure", { bad: runner(1, "fail"), good: runner(4, "g"), proud: runner(30, "proud") });
  await report("tie", { one: runner(2, "1"), two: runner(2, "2") });
  await report("all fail", { x: runner(2, "fail"), y: runner(1, "fail") });
  const t = create_task(report("outer", { p: runner(90, "p", 1), q: runner(90, "q", 3) }));
  for (let i = 0; i < 4; i++) {
    await asyncio.sleep(0);
  }
  t.cancel("no race today");
  try {
    await t;
  } catch (e) {
    show("main sees", e.message, t.cancelling(), asyncio.all_tasks().size);
  }
}

asyncio.run(main());
