// statements: none
async function work() {
  await asyncio.sleep(0);
  return "w";
}

async function main() {
  const loop = asyncio.get_running_loop();
  const t = create_task(work());
  const fut = loop.create_future();
  show(t.get_loop() === loop, fut.get_loop() === loop, asyncio.get_event_loop() === loop);
  show(loop.is_running(), loop.is_closed());
  show(asyncio.iscoroutine(t), asyncio.iscoroutine(fut), asyncio.iscoroutine(work), asyncio.iscoroutine("x"));
  show(t.get_coro() === null, t.get_coro() === t.get_coro());
  show(await t, t.get_coro() === null);
  const quick = create_task(asyncio.sleep(0, "q"), { name: "q" });
  show(await quick, quick.done());
  fut.cancel();
  show(asyncio.isfuture(t), asyncio.isfuture(fut), fut);
}

asyncio.run(main());
