// statements: 92
async function level(n, log) {
  const me = asyncio.current_task();
  log.push(`${n} in`);
  let child = null;
  if (n < 3) {
    child = create_task(level(n + 1, log), { name: `level ${n + 1}`, eager_start: true });
    log.push(`${n} again ` + (me === asyncio.current_task() ? "as before" : "as another"));
  }
  await asyncio.sleep(0);
  log.push(`${n} on`);
  if (child) {
    await child;
  }
  return n;
}

async function main() {
  const log = [];
  const t = create_task(level(0, log), { name: "level 0", eager_start: true });
  show("main", log, asyncio.current_task());
  show(asyncio.all_tasks().size);
  log.length = 0;
  await asyncio.sleep(0);
  show("pass 1", log);
  log.length = 0;
  show(await t, log, asyncio.all_tasks().size);
}

asyncio.run(main());
