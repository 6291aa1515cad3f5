// statements: 84
async function wait(cond, name) {
  await cond.acquire();
  try {
    await cond.wait();
    show(name, "woken");
  } catch (e) {
    show(name, e, "holds the lock", cond.locked());
    throw e;
  } finally {
    cond.release();
  }
}

async function main() {
  const cond = new asyncio.Condition();
  const a = create_task(wait(cond, "a")), b = create_task(wait(cond, "b")), c = create_task(wait(cond, "c"));
  await asyncio.sleep(0);
  await cond.acquire();
  a.cancel("leave");
  await asyncio.sleep(0);
  await asyncio.sleep(0);
  show("a cannot leave without the lock", a.done());
  cond.release();
  try {
    await a;
  } catch (e) {
    show("a left", e, cond.locked());
  }
  await cond.run(async () => {
    cond.notify();
    b.cancel("after its notification");
  });
  await asyncio.sleep(0.01);
  show("b", b.cancelled(), "c got the notification", c.done());
  if (!c.done()) {
    c.cancel();
    await asyncio.gather(c, { return_exceptions: true });
  }
  show(cond.locked());
}

asyncio.run(main());
