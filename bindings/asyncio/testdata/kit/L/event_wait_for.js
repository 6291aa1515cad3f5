// statements: 59
async function waits(event, id, limit) {
  try {
    show(id, await asyncio.wait_for(event.wait(), limit));
  } catch (e) {
    show(id, e.name);
  }
}

async function main() {
  const event = new asyncio.Event();
  const tasks = [create_task(waits(event, "short", 0.01)), create_task(waits(event, "long", 10))];
  await asyncio.sleep(0.03);
  event.set();
  await asyncio.gather(...tasks);
  await waits(event, "set", 0);
  event.clear();
  await waits(event, "zero", 0);
}

asyncio.run(main());
