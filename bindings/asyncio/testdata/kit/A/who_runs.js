// statements: 1
async function child(parent) {
  const me = asyncio.current_task();
  show("child", me, me === parent, asyncio.all_tasks().size);
  asyncio.get_running_loop().call_soon(plain, "from child");
  await asyncio.sleep(0);
  show("child again", asyncio.current_task() === me);
}

function plain(where) {
  show("callback", where, asyncio.current_task(), asyncio.all_tasks().size);
}

async function direct() {
  return asyncio.current_task().get_name();
}

async function main() {
  const me = asyncio.current_task();
  show(me, asyncio.all_tasks());
  show((await direct()) === me.get_name());
  const t = create_task(child(me));
  show("not started, yet counted", asyncio.all_tasks().size, asyncio.all_tasks().has(t));
  asyncio.get_running_loop().call_soon(plain, "from main");
  await t;
  show("done, not counted", asyncio.all_tasks().size, asyncio.all_tasks().has(t));
  t.add_done_callback((f) => show("done callback", asyncio.current_task(), f === t));
  await asyncio.sleep(0);
}

asyncio.run(main());
