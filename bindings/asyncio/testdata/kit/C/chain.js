// statements: 38
async function link(n, log) {
  try {
    if (n === 0) {
      await asyncio.sleep(10);
    } else {
      await create_task(link(n - 1, log), { name: `link ${n - 1}` });
    }
  } catch (e) {
    log.push([n, "in", e.message]);
    await asyncio.sleep(0);
    log.push([n, "out"]);
    throw e;
  } finally {
    log.push([n, "finally"]);
  }
}

async function nested(n, log) {
  try {
    if (n) {
      await nested(n - 1, log);
    } else {
      await asyncio.sleep(10);
    }
  } finally {
    log.push(["nested", n]);
  }
}

async function main() {
  const log = [];
  let t = create_task(link(3, log), { name: "link 3" });
  for (let i = 0; i < 5; i++) {
    await asyncio.sleep(0);
  }
  t.cancel("pull");
  let passes = 0;
  while (!t.done()) {
    await asyncio.sleep(0);
    passes += 1;
    show("pass", passes, log);
    log.length = 0;
  }
  show(t.cancelled(), t.cancelling(), asyncio.all_tasks().size);
  t = create_task(nested(3, log));
  await asyncio.sleep(0);
  t.cancel();
  await asyncio.sleep(0);
  show("one pass", log, t.cancelled());
}

asyncio.run(main());
