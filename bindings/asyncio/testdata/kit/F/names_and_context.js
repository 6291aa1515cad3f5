// statements: none
async function who() {
  await asyncio.sleep(0);
  return asyncio.current_task().get_name();
}

async function main() {
  let a, b, c, d, e;
  await asyncio.TaskGroup(async (tg) => {
    a = tg.create_task(who(), { name: "worker-a" });
    b = tg.create_task(who());
    c = tg.create_task(who(), { name: "worker-c" });
    d = tg.create_task(who());
  });
  show([a, b, c, d].map((t) => t.result()));
  const done = asyncio.create_task(who(), { name: "outside" });
  await asyncio.TaskGroup(async (tg) => {
    e = tg.create_task(asyncio.wait_for(done, 5), { name: "waits" });
    show(asyncio.all_tasks().size, e.get_name());
  });
  show(e.result(), [a, b, c, d, e].map((t) => t.cancelling()));
}

asyncio.run(main());
