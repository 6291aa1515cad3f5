// statements: none
async function main() {
  const fut = asyncio.get_running_loop().create_future();
  const q = new asyncio.Queue(1);
  q.put_nowait(1);
  const barrier = new asyncio.Barrier(2);
  await barrier.abort();
  const calls = {
    result: () => fut.result(),
    full: () => q.put_nowait(2),
    empty: () => new asyncio.Queue().get_nowait(),
    broken: () => barrier.wait(),
    limit: () => asyncio.wait_for(fut, 0.01),
    again: () => fut.set_result(1),
    shut: () => (q.shutdown(), q.put(3)),
  };
  const classes = [
    asyncio.InvalidStateError, asyncio.QueueFull, asyncio.QueueEmpty, asyncio.BrokenBarrierError, asyncio.TimeoutError,
    asyncio.CancelledError, asyncio.QueueShutDown, asyncio.RuntimeError,
  ];
  for (const [what, call] of Object.entries(calls)) {
    try {
      await call();
    } catch (e) {
      show(what, e.name, classes.map((c) => e instanceof c));
    }
  }
}

asyncio.run(main());
