// statements: 20
async function main() {
  const loop = asyncio.get_running_loop();

  function handler(loop_, context) {
    show("handler", loop_ === loop, context.message.startsWith("Exception in callback"), context.exception);
  }

  function boom(what) {
    throw new RangeError(what);
  }

  loop.set_exception_handler(handler);
  show("handler set", loop.get_exception_handler() === handler);
  loop.call_soon(show, "before");
  loop.call_soon(boom, "one");
  loop.call_soon(show, "between");
  loop.call_later(0, boom, "two");
  await asyncio.sleep(0);
  show("main goes on");
  await asyncio.sleep(0.01);
  loop.call_exception_handler({ message: "Exception in callback, made up", exception: new TypeError("mine") });
  loop.set_exception_handler(null);
  show("reset", loop.get_exception_handler());
}

asyncio.run(main());
