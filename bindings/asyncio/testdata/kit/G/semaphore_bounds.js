// statements: 83
async function main() {
  for (const make of [() => new asyncio.Semaphore(-1), () => new asyncio.BoundedSemaphore(-5)]) {
    try {
      make();
    } catch (e) {
      show(e);
    }
  }
  const b = new asyncio.BoundedSemaphore(2);
  await b.acquire();
  b.release();
  try {
    b.release();
  } catch (e) {
    show("over-released", e, b.locked());
  }
  await b.acquire();
  await b.acquire();
  show("full", b.locked());
  const waits = create_task(b.acquire());
  await asyncio.sleep(0);
  b.release();
  show(await waits, b.locked());
  b.release();
  b.release();
  try {
    b.release();
  } catch (e) {
    show(e);
  }
  show(b instanceof asyncio.Semaphore);
}

asyncio.run(main());
