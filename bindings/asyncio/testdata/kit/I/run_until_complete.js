// statements: 15
async function work(n) {
  await asyncio.sleep(0.01);
  show("worked", n);
  return n;
}

const loop = asyncio.new_event_loop();
show(await loop.run_until_complete(work(1)));
const task = loop.create_task(work(2), { name: "made before the loop runs" });
show(task, task.done());
show(await loop.run_until_complete(task));
const fut = loop.create_future();
loop.call_later(0.01, () => fut.set_exception(new RangeError("from a timer")));
try {
  await loop.run_until_complete(fut);
} catch (e) {
  show("raised", e);
}
loop.call_soon(() => loop.stop());
try {
  await loop.run_until_complete(loop.create_future());
} catch (e) {
  show(e);
}
loop.close();
for (const call of [() => loop.call_soon(show), () => loop.call_later(1, show), () => loop.call_at(1, show)]) {
  try {
    call();
  } catch (e) {
    show(e);
  }
}
try {
  await loop.run_until_complete(work(3));
} catch (e) {
  show(e);
}
