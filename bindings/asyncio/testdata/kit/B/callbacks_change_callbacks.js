// statements: 17, 19
async function main() {
  const loop = asyncio.get_running_loop();
  const fut = loop.create_future();

  function one(f) {
    show("one adds four and removes three:", f.remove_done_callback(three));
    f.add_done_callback(four);
    loop.call_soon(show, "queued by one");
  }

  function two(f) {
    show("two");
  }

  function three(f) {
    show("three was scheduled already");
  }

  function four(f) {
    show("four", f.result());
  }

  for (const fn of [one, two, three]) {
    fut.add_done_callback(fn);
  }
  fut.set_result("r");
  await asyncio.sleep(0);
  show("pass 1");
  await asyncio.sleep(0);
  show("pass 2");
}

asyncio.run(main());
