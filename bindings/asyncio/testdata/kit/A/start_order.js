// statements: 1, 2
async function worker(name) {
  show(name, "starts");
  await asyncio.sleep(0);
  show(name, "goes on");
  return name.toUpperCase();
}

async function main() {
  const tasks = [create_task(worker("a")), create_task(worker("b")), create_task(worker("c"))];
  show("created", tasks, tasks.map((t) => t.done()));
  await asyncio.sleep(0);
  show("main after one pass");
  const late = create_task(worker("d"));
  for (const t of tasks) {
    show(await t);
  }
  show("d is done", late.done());
  show(await late, late.result());
}

asyncio.run(main());
