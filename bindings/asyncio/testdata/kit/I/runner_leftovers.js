// statements: 100
async function background(name) {
  try {
    await asyncio.sleep(3600);
  } catch (e) {
    show(name, "cancelled");
    throw e;
  }
}

async function first() {
  create_task(background("left by the first"));
  await asyncio.sleep(0);
  show("first ends");
}

async function second() {
  const top_level = (t) => t.get_name() === "main";
  show("still there", [...asyncio.all_tasks()].filter((t) => !top_level(t)).length);
}

const runner = new asyncio.Runner();
await runner.run(first());
await runner.run(second());
show("closing");
await runner.close();
show("closed");
await runner.close();
