// statements: 5
async function main() {
  const loop = asyncio.get_running_loop();
  const now = loop.time();
  for (const late of [1, 5, 3, 2, 4]) {
    loop.call_at(now - late, show, "was due", late, "ago");
  }
  loop.call_later(-2.5, show, "negative delay of 2.5");
  show("nothing ran yet");
  await asyncio.sleep(0);
  await asyncio.sleep(0);
  show("all ran");
}

asyncio.run(main());
