// statements: 55, 59
class Flaky {
  constructor(plan) {
    this.plan = [...plan];
  }

  async call() {
    const what = this.plan.shift();
    if (what === "hang") {
      await asyncio.sleep(3600);
    }
    await asyncio.sleep(0);
    if (what === "refuse") {
      throw new asyncio.RuntimeError("refused");
    }
    return what;
  }
}

async function with_backoff(service, { attempts, base, limit }) {
  const waits = [];
  for (let n = 0; ; n++) {
    try {
      const value = await asyncio.timeout(limit, () => service.call());
      return [value, waits];
    } catch (e) {
      if (!(e instanceof asyncio.TimeoutError || e instanceof asyncio.RuntimeError)) throw e;
      show("attempt", n, e.name);
      if (n + 1 === attempts) {
        throw e;
      }
      const wait = Math.min(base * 2 ** n, 4 * base);
      waits.push(wait);
      await asyncio.sleep(wait / 100);
    }
  }
}

async function main() {
  const options = { attempts: 5, base: 1, limit: 0.03 };
  show(await with_backoff(new Flaky(["ok"]), options));
  show(await with_backoff(new Flaky(["refuse", "hang", "refuse", "refuse", "done"]), options));
  try {
    await with_backoff(new Flaky(["refuse", "hang"]), { ...options, attempts: 2 });
  } catch (e) {
    show("gave up", e.name, e.cause.name);
  }
  const t = create_task(with_backoff(new Flaky(["hang"]), { ...options, limit: null }));
  await asyncio.sleep(0.01);
  t.cancel("user left");
  try {
    await t;
  } catch (e) {
    show(e);
  }
}

asyncio.run(main());
