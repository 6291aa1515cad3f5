// statements: 6, 103
async function main() {
  const loop = asyncio.get_running_loop();
  const fired = [];
  const when = loop.time() + 0.02;
  for (let i = 0; i < 12; i++) {
    loop.call_at(when, (n) => fired.push(n), i);
  }
  await asyncio.sleep(0.05);
  show(fired);
}

asyncio.run(main());
