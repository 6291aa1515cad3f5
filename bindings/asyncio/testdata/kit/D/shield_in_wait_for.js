// statements: 53, 55
async function slow(gate) {
  await gate.wait();
  return "finished later";
}

async function main() {
  const gate = new asyncio.Event();
  const t = asyncio.create_task(slow(gate), { name: "slow" });
  for (const attempt of [1, 2]) {
    try {
      await asyncio.wait_for(asyncio.shield(t), 0.01);
    } catch (e) {
      show("attempt", attempt, e, t.done(), t.cancelling());
    }
  }
  gate.set();
  show(await asyncio.wait_for(asyncio.shield(t), 5));
  const g = asyncio.gather(asyncio.shield(t), t);
  show(await g);
}

asyncio.run(main());
