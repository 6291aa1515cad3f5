// statements: none
async function main() {
  const barrier = new asyncio.Barrier(3);
  const a = create_task(barrier.wait()), b = create_task(barrier.wait());
  await asyncio.sleep(0);
  show(barrier.n_waiting);
  a.cancel("leaves");
  try {
    await a;
  } catch (e) {
    show("a", e);
  }
  show("not broken", barrier.broken, barrier.n_waiting);
  const c = create_task(barrier.wait()), d = create_task(barrier.wait());
  show(new Set([await b, await c, await d]), barrier.n_waiting, barrier.broken);
}

asyncio.run(main());
