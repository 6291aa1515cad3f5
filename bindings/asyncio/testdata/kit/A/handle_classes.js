// statements: 16
async function main() {
  const loop = asyncio.get_running_loop();
  const soon = loop.call_soon(show, "soon"), later = loop.call_later(0.01, show, "later");
  show(soon instanceof asyncio.Handle, soon instanceof asyncio.TimerHandle);
  show(later instanceof asyncio.Handle, later instanceof asyncio.TimerHandle);
  await asyncio.sleep(0.03);
}

asyncio.run(main());
