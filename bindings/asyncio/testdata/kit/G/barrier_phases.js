// statements: none
async function worker(barrier, name, log) {
  for (let phase = 0; phase < 3; phase++) {
    log.push(`${name}${phase}`);
    const index = await barrier.wait();
    if (index === 0) {
      log.push("|");
    }
    await barrier.wait();
  }
}

async function main() {
  const barrier = new asyncio.Barrier(3), log = [];
  show(barrier.parties, barrier.n_waiting, barrier.broken);
  await asyncio.gather(worker(barrier, "a", log), worker(barrier, "b", log), worker(barrier, "c", log));
  show(log);
  const tasks = [create_task(barrier.wait()), create_task(barrier.wait())];
  await asyncio.sleep(0);
  show("waiting", barrier.n_waiting);
  const mine = await barrier.wait();
  const indices = [...(await asyncio.gather(...tasks)), mine];
  show("mine", mine, indices, barrier.n_waiting);
  show("alone", await new asyncio.Barrier(1).wait());
  try {
    new asyncio.Barrier(0);
  } catch (e) {
    show(e);
  }
}

asyncio.run(main());
