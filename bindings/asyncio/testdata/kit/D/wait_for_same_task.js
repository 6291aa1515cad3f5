// statements: 11
async function who() {
  await asyncio.sleep(0);
  return asyncio.current_task().get_name();
}

async function main() {
  asyncio.current_task().set_name("the main one");
  show("limited", await asyncio.wait_for(who(), 5));
  show("unlimited", await asyncio.wait_for(who(), null));
  show("as a task", await asyncio.wait_for(asyncio.create_task(who(), { name: "own" }), 5));
  show("tasks left", asyncio.all_tasks().size);
}

asyncio.run(main());
