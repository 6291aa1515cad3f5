// statements: 48
async function sleeper(n) {
  await asyncio.sleep(n);
  return n;
}

async function fails() {
  await asyncio.sleep(0.02);
  throw new RangeError("failed");
}

async function main() {
  const tasks = [create_task(sleeper(0.01)), create_task(sleeper(10)), create_task(fails())];
  const loop = asyncio.get_running_loop();
  loop.call_later(0.03, () => tasks[1].cancel());
  const ends = await asyncio.gather(...tasks, { return_exceptions: true });
  show(ends.map((e) => (e instanceof Error ? e.name : e)));
  show(tasks.map((t) => t.cancelled()));
  const early = create_task(sleeper(10));
  early.cancel();
  show((await asyncio.gather(early, sleeper(0), { return_exceptions: true })).map((e) => (e instanceof Error ? e.name : e)));
}

asyncio.run(main());
