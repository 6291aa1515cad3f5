// statements: 2, 12
async function pass_on(left, right, n) {
  const value = await left;
  right.set_result(value + 1);
  return n;
}

async function main() {
  const loop = asyncio.get_running_loop();
  const futs = [];
  for (let i = 0; i < 1001; i++) {
    futs.push(loop.create_future());
  }
  const tasks = [];
  for (let i = 0; i < 1000; i++) {
    tasks.push(create_task(pass_on(futs[i], futs[i + 1], i)));
  }
  await asyncio.sleep(0);
  futs[0].set_result(0);
  let passes = 0;
  while (!futs.at(-1).done()) {
    await asyncio.sleep(0);
    passes += 1;
  }
  show("passes", passes, futs.at(-1).result());
  let sum = 0;
  for (const t of tasks) {
    sum += await t;
  }
  show(sum);
  const counter = [0];

  async function bump() {
    for (let i = 0; i < 10; i++) {
      const seen = counter[0];
      counter[0] = seen + 1;
      await asyncio.sleep(0);
    }
  }

  const bumps = [];
  for (let i = 0; i < 200; i++) {
    bumps.push(create_task(bump()));
  }
  await asyncio.gather(...bumps);
  show("no lost update", counter[0]);
}

asyncio.run(main());
