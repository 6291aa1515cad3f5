// statements: 103
async function nap() {
  await asyncio.sleep(0.01);
}

async function main() {
  asyncio.current_task().set_name("main of the run");
  const tasks = [];
  for (const name of ["c", "a", "b", "d"]) {
    tasks.push(create_task(nap(), { name }));
  }
  const names = () => [...asyncio.all_tasks()].map((t) => t.get_name()).filter((n) => n !== "main");
  show(names());
  tasks[1].cancel();
  await asyncio.sleep(0);
  await asyncio.sleep(0);
  show(names());
  await asyncio.gather(...tasks, { return_exceptions: true });
  show(names());
}

asyncio.run(main());
