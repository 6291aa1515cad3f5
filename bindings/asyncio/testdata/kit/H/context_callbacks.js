// statements: 91
const tag = new asyncio.ContextVar("tag", { default: "none yet" });

async function main() {
  const loop = asyncio.get_running_loop();
  const fut = loop.create_future();

  function look(what, change = null) {
    show(what, tag.get());
    if (change) {
      tag.set(change);
    }
  }

  tag.set("one");
  loop.call_soon(look, "call_soon in one", "changed by a callback");
  loop.call_later(0.01, look, "call_later in one");
  fut.add_done_callback((f) => look("done callback added in one", "changed by a done callback"));
  const given = asyncio.copy_context();
  tag.set("two");
  fut.add_done_callback((f) => look("done callback added in two"));
  fut.add_done_callback((f) => look("done callback with a context"), { context: given });
  loop.call_soon(look, "call_soon with a context", "left in given", { context: given });
  tag.set("three");
  fut.set_result(null);
  await asyncio.sleep(0);
  show("main", tag.get(), "given", given.get(tag));
  loop.call_soon(look, "again with it", { context: given });
  await asyncio.sleep(0.03);
  show("main", tag.get());
}

asyncio.run(main());
