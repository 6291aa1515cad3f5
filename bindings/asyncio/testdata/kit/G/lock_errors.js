// statements: 82
async function main() {
  const lock = new asyncio.Lock();
  try {
    lock.release();
  } catch (e) {
    show("never held", e);
  }
  show("acquired", await lock.acquire());
  const other = create_task((async () => lock.release())());
  await other;
  show("released by another task", lock.locked());
  try {
    await lock.run(async () => {
      throw new RangeError("inside");
    });
  } catch (e) {
    show("passed on", e, lock.locked());
  }
  try {
    await lock.run(async () => {
      lock.release();
    });
  } catch (e) {
    show("released inside", e);
  }
  show(lock.locked());
}

asyncio.run(main());
