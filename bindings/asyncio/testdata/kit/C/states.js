// statements: 27, 28
async function work() {
  try {
    await asyncio.sleep(10);
  } finally {
    show("cleanup", asyncio.current_task().cancelling());
  }
}

async function ends() {
  return "value";
}

async function fails() {
  throw new RangeError("failed");
}

function state(t) {
  return [t.done(), t.cancelled(), t.cancelling()];
}

async function main() {
  let t = create_task(work());
  show("new", state(t));
  await asyncio.sleep(0);
  show("waiting", state(t));
  show("cancel", t.cancel(), state(t));
  await asyncio.sleep(0);
  show("one pass later", state(t));
  show("cancel a cancelled one", t.cancel(), state(t));
  for (const f of [ends, fails]) {
    t = create_task(f());
    await asyncio.sleep(0);
    show("done, cancel", t.cancel("late"), state(t), t.exception());
  }
  show(state(asyncio.current_task()));
}

asyncio.run(main());
