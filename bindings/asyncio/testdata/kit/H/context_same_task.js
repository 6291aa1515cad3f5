// statements: 91
const step = new asyncio.ContextVar("step", { default: 0 });

async function sets(n) {
  step.set(n);
  await asyncio.sleep(0);
  return n;
}

async function main() {
  await sets(1);
  show("plain await is the same context", step.get());
  await asyncio.wait_for(sets(2), 5);
  show("wait_for runs it in this task", step.get());
  await asyncio.timeout(5, async () => {
    await sets(3);
  });
  show("so does timeout", step.get());
  await create_task(sets(4));
  show("a task has a copy", step.get());
  await asyncio.gather(sets(5));
  show("gather as well", step.get());
  await asyncio.wait_for(create_task(sets(6)), 5);
  show("a task given to wait_for", step.get());
  await asyncio.shield(sets(7));
  show("shield", step.get());
}

asyncio.run(main());
