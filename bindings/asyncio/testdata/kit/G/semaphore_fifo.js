// statements: 83
async function use(sem, name, log, turns) {
  await sem.run(async () => {
    log.push("+" + name);
    for (let i = 0; i < turns; i++) {
      await asyncio.sleep(0);
    }
    log.push("-" + name);
  });
}

async function main() {
  const sem = new asyncio.Semaphore(2), log = [];
  show("locked", sem.locked());
  await asyncio.gather(
    use(sem, "a", log, 3), use(sem, "b", log, 1), use(sem, "c", log, 2), use(sem, "d", log, 1), use(sem, "e", log, 1),
  );
  show(log);
  const one = new asyncio.Semaphore();
  await one.acquire();
  show("one is taken", one.locked());
  one.release();
  one.release();
  await one.acquire();
  show("grows", one.locked());
  await one.acquire();
  show(one.locked());
  const zero = new asyncio.Semaphore(0);
  const waits = create_task(zero.acquire());
  await asyncio.sleep(0);
  show("zero", zero.locked(), waits.done());
  zero.release();
  show(await waits, zero.locked());
}

asyncio.run(main());
