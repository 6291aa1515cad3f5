// statements: none
async function wait(barrier, name) {
  try {
    const index = await barrier.wait();
    show(name, "passes", index);
  } catch (e) {
    show(name, e.name, e instanceof asyncio.RuntimeError);
  }
}

async function main() {
  const barrier = new asyncio.Barrier(3);
  let tasks = [create_task(wait(barrier, "a")), create_task(wait(barrier, "b"))];
  await asyncio.sleep(0);
  await barrier.reset();
  await asyncio.gather(...tasks);
  show("after the reset", barrier.broken, barrier.n_waiting);
  await asyncio.gather(wait(barrier, "c"), wait(barrier, "d"), wait(barrier, "e"));
  tasks = [create_task(wait(barrier, "f")), create_task(wait(barrier, "g"))];
  await asyncio.sleep(0);
  await barrier.abort();
  await asyncio.gather(...tasks);
  show("after the abort", barrier.broken, barrier.n_waiting);
  await wait(barrier, "h");
  await barrier.reset();
  show("reset again", barrier.broken);
  await asyncio.gather(wait(barrier, "i"), wait(barrier, "j"), wait(barrier, "k"));
}

asyncio.run(main());
