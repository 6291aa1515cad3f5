// statements: 19
async function main() {
  const fut = asyncio.get_running_loop().create_future();

  function twice(f) {
    show("twice", f.result());
  }

  function once(f) {
    show("once", f.result());
  }

  function never(f) {
    show("never", f.result());
  }

  fut.add_done_callback(twice);
  fut.add_done_callback(never);
  fut.add_done_callback(once);
  fut.add_done_callback(twice);
  fut.add_done_callback(never);
  show("removed", fut.remove_done_callback(never), fut.remove_done_callback(never));
  show("unknown", fut.remove_done_callback(show));
  show("returns", fut.add_done_callback(once), fut.set_result(1));
  show("too late", fut.remove_done_callback(once));
  await asyncio.sleep(0);
  show("end");
}

asyncio.run(main());
