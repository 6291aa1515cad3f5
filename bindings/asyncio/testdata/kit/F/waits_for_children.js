// statements: 68
async function job(name, turns) {
  show(name, "starts");
  for (let i = 0; i < turns; i++) await asyncio.sleep(0);
  show(name, "ends");
  return name.toUpperCase();
}

async function main() {
  let a, b;
  await asyncio.TaskGroup(async (tg) => {
    a = tg.create_task(job("a", 3), { name: "first" });
    b = tg.create_task(job("b", 1));
    show("body", a.done(), b.done(), a.get_name());
    await asyncio.sleep(0);
    show("body ends");
  });
  show("after", a.result(), b.result(), asyncio.current_task().cancelling());
  await asyncio.TaskGroup(async () => {
    show("empty group");
  });
  await asyncio.TaskGroup(async (tg) => {
    const c = tg.create_task(job("c", 0));
    show("c gives", await c);
  });
  show("end");
}

asyncio.run(main());
