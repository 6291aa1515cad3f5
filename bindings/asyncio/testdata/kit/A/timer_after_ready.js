// statements: 4
async function main() {
  const loop = asyncio.get_running_loop();
  loop.call_later(0, show, "timer 0");
  loop.call_at(loop.time() - 1, show, "timer in the past");
  loop.call_soon(show, "soon 1");
  loop.call_soon(show, "soon 2");
  await asyncio.sleep(0);
  show("main, pass 1");
  await asyncio.sleep(0);
  show("main, pass 2");
}

asyncio.run(main());
