// statements: 29
async function work(name, log) {
  try {
    await asyncio.sleep(10);
  } finally {
    log.push(name);
  }
}

async function awaiter(t, log) {
  try {
    await t;
  } catch (e) {
    log.push("awaiter of " + t.get_name());
  }
}

async function main() {
  const log = [];
  const loop = asyncio.get_running_loop();
  const tasks = {};
  for (const n of "abcd") {
    tasks[n] = create_task(work(n, log), { name: n });
  }
  const waiting = create_task(awaiter(tasks.b, log));
  tasks.d.add_done_callback((t) => log.push("callback of d"));
  await asyncio.sleep(0);
  for (const n of "cbda") {
    tasks[n].cancel();
    loop.call_soon((x) => log.push(x), "after " + n);
  }
  for (let n = 0; n < 3; n++) {
    await asyncio.sleep(0);
    show("pass", n, log);
    log.length = 0;
  }
  show(waiting.done(), waiting.cancelled());
}

asyncio.run(main());
