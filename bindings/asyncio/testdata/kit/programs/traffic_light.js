// statements: none
class Light {
  constructor() {
    this.green = { ns: new asyncio.Event(), ew: new asyncio.Event() };
    this.changed = 0;
  }

  async run(rounds, log) {
    for (let i = 0; i < rounds; i++) {
      for (const way of ["ns", "ew"]) {
        this.green[way].set();
        log.push("green " + way);
        await asyncio.sleep(0.01);
        this.green[way].clear();
        this.changed += 1;
      }
    }
  }
}

async function car(name, way, light, road, log) {
  await light.green[way].wait();
  await road.run(async () => {
    log.push(`${name} crosses ${way}`);
    await asyncio.sleep(0);
  });
  return name;
}

async function main() {
  const light = new Light(), road = new asyncio.Lock(), log = [];
  const controller = create_task(light.run(2, log));
  const cars = ["a", "b", "c", "d", "e"].map((n, i) => create_task(car(n, i % 2 ? "ew" : "ns", light, road, log)));
  show(await asyncio.gather(...cars));
  const late = create_task(car("late", "ns", light, road, log));
  show(await late);
  await controller;
  show(log);
  show(light.changed, light.green.ns.is_set());
  try {
    await asyncio.wait_for(car("stuck", "ew", light, road, log), 0.01);
  } catch (e) {
    show(e.name);
  }
}

asyncio.run(main());
