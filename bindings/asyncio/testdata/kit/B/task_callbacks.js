// statements: 17, 18
async function good() {
  await asyncio.sleep(0);
  return "good";
}

async function bad() {
  await asyncio.sleep(0);
  throw new asyncio.LookupError("bad");
}

async function endless() {
  await asyncio.get_running_loop().create_future();
}

function report(task) {
  if (task.cancelled()) {
    show(task, "was cancelled");
  } else if (task.exception()) {
    show(task, "failed:", task.exception().message);
  } else {
    show(task, "returned", task.result());
  }
}

async function main() {
  const tasks = [create_task(good(), { name: "g" }), create_task(bad(), { name: "b" }), create_task(endless(), { name: "e" })];
  for (const t of [...tasks].reverse()) {
    t.add_done_callback(report);
  }
  const late = create_task(endless(), { name: "never started" });
  late.add_done_callback(report);
  late.cancel();
  await asyncio.sleep(0);
  show("cancel", tasks[2].cancel());
  while (!tasks.every((t) => t.done())) {
    await asyncio.sleep(0);
  }
  show("all done, callbacks queued");
  await asyncio.sleep(0);
  show("end", late.cancelled());
}

asyncio.run(main());
