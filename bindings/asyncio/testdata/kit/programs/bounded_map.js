// statements: 83
async function bounded_map(fn, items, limit) {
  const sem = new asyncio.Semaphore(limit);
  return await asyncio.gather(...items.map((item) => sem.run(() => fn(item))));
}

class Gauge {
  constructor() {
    this.now = 0;
    this.most = 0;
    this.order = [];
  }

  async work(n) {
    this.now += 1;
    this.most = Math.max(this.most, this.now);
    this.order.push(n);
    for (let i = 0; i < n % 4; i++) {
      await asyncio.sleep(0);
    }
    this.now -= 1;
    if (n === 13) {
      throw new RangeError("unlucky");
    }
    return n * n;
  }
}

async function main() {
  for (const limit of [1, 3, 10]) {
    const gauge = new Gauge();
    const items = [5, 3, 8, 1, 9, 2, 7];
    show(limit, await bounded_map((n) => gauge.work(n), items, limit));
    show("most at once", gauge.most, gauge.order);
  }
  const gauge = new Gauge();
  try {
    await bounded_map((n) => gauge.work(n), [2, 13, 4], 2);
  } catch (e) {
    show("failed", e);
  }
  await asyncio.sleep(0.01);
  show("the others went on", gauge.order, gauge.now);
  show(await bounded_map((n) => gauge.work(n), [], 5));
}

asyncio.run(main());
