// statements: none
const seen = [];

async function main(n) {
  const loop = asyncio.get_running_loop();
  loop.call_later(3600, show, "never");
  seen.push(n);
  await asyncio.sleep(0.01 * n);
  return [n, asyncio.current_task() !== null, asyncio.all_tasks().size];
}

for (let n = 1; n < 4; n++) {
  const [value, in_task, tasks] = await asyncio.run(main(n));
  show(value, in_task, tasks - (tasks > 1 ? 1 : 0));
}
show(seen);
