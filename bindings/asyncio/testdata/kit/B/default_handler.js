// statements: 20
// reports errors
async function main() {
  const loop = asyncio.get_running_loop();
  const seen = [];

  loop.set_exception_handler((loop, context) => {
    seen.push([context.message, context.exception ?? null]);
    loop.default_exception_handler(context);
  });
  loop.call_exception_handler({ message: "by hand" });
  loop.call_exception_handler({ message: "with an error", exception: new RangeError("e") });
  show(seen);

  loop.set_exception_handler(() => {
    throw new TypeError("the handler fails");
  });
  loop.call_exception_handler({ message: "lost" });
  loop.set_exception_handler(null);
  loop.call_exception_handler({ message: "for the log" });
  show("main goes on", loop.get_exception_handler());
}

asyncio.run(main());
