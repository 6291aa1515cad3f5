// statements: 17, 18
async function main() {
  const loop = asyncio.get_running_loop();
  const fut = loop.create_future();
  for (let n = 0; n < 3; n++) {
    fut.add_done_callback((f) => show("callback", n, f.result()));
  }
  loop.call_soon(show, "queued before");
  fut.set_result("value");
  loop.call_soon(show, "queued after");
  show("nothing ran", fut);
  await asyncio.sleep(0);
  show("ran");
  fut.add_done_callback((f) => show("late callback", f === fut));
  show("not at once, even when done");
  await asyncio.sleep(0);
  show("end");
}

asyncio.run(main());
