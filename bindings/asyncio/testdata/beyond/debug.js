async function main() {
  const loop = asyncio.get_running_loop();
  loop.set_debug(true);
  console.log(loop.get_debug(), loop.slow_callback_duration);
  loop.slow_callback_duration = 0.5;
  console.log(loop.slow_callback_duration);
  loop.set_exception_handler((l, c) => console.log(c.message, c.source_traceback.map((f) => f.name)));
  function maker() {
    create_task((async () => { throw new RangeError("lost"); })());
  }
  maker();
  await sleep(0);
  await sleep(0);
  try {
    loop.slow_callback_duration = "x";
  } catch (e) {
    console.log(e.name + ": " + e.message);
  }
}
await main();
