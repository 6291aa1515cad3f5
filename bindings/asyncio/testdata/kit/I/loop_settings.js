// statements: none
async function main() {
  const loop = asyncio.get_running_loop();
  show(loop.slow_callback_duration);
  loop.slow_callback_duration = 0.5;
  show(loop.slow_callback_duration);
  loop.slow_callback_duration = 0.1;
  show(await loop.shutdown_default_executor());
  show(loop.is_running(), loop.is_closed());
}

asyncio.run(main());
