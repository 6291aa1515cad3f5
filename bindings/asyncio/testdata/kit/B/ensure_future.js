// statements: none
async function answer() {
  show("answer runs");
  return 42;
}

async function main() {
  const task = ensure_future(answer());
  show("made", task instanceof asyncio.Task, task.done());
  show(await task, ensure_future(task) === task);
  for (const bad of [3, "text", null]) {
    try {
      ensure_future(bad);
    } catch (e) {
      show(e.name);
    }
  }
  for (const bad of [3, [1]]) {
    try {
      create_task(bad);
    } catch (e) {
      show(e.name);
    }
  }
  const fut = asyncio.get_running_loop().create_future();
  try {
    create_task(fut);
  } catch (e) {
    show("a future is no coroutine");
  }
  const own = new asyncio.Future();
  own.set_result("own");
  show(own, await own, own.get_loop() === asyncio.get_running_loop());
}

asyncio.run(main());
