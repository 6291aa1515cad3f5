// statements: 85, 86, 87, 88, 89
// Producers, consumers and joiners of three kinds of queues, which chance cancels and shuts down, and a barrier between them.

class Chance {
  constructor(seed) {
    this.state = seed;
  }

  below(n) {
    this.state = (this.state * 48271) % 2147483647;
    return Math.floor(this.state / 1024) % n;
  }
}

class World {
  constructor(seed) {
    this.chance = new Chance(seed);
    this.queues = [new asyncio.Queue(2), new asyncio.LifoQueue(3), new asyncio.PriorityQueue(2), new asyncio.Queue()];
    this.barrier = new asyncio.Barrier(3);
    this.bounded = new asyncio.BoundedSemaphore(2);
    this.tasks = [];
    this.log = [];
    this.item = 0;
  }

  async operate(name) {
    const i = this.chance.below(4), q = this.queues[i];
    switch (this.chance.below(12)) {
      case 0: case 1: case 2: {
        const item = (++this.item * 37) % 101;
        await q.put(item);
        return `p${i}:${item}`;
      }
      case 3: case 4: case 5: {
        const item = await q.get();
        q.task_done();
        return `g${i}:${item}`;
      }
      case 6:
        q.put_nowait(++this.item);
        return `P${i}:${this.item}`;
      case 7:
        return `G${i}:${q.get_nowait()}`;
      case 8:
        if (this.chance.below(4) === 0) {
          q.shutdown(this.chance.below(2) === 0);
          return `s${i}`;
        }
        await q.join();
        return `j${i}`;
      case 9:
        return `b${await this.barrier.wait()}`;
      case 10: {
        const other = this.tasks[this.chance.below(this.tasks.length)];
        return other === asyncio.current_task() ? "me" : `x${other.get_name()}${other.cancel() ? "" : "-"}`;
      }
      default:
        await this.bounded.acquire();
        await asyncio.sleep(0);
        this.bounded.release();
        return "B";
    }
  }

  async work(name) {
    for (let step = 0; step < 12; step++) {
      try {
        this.log.push(`${name}${await this.operate(name)}`);
      } catch (e) {
        this.log.push(`${name}!${e.name.replace(/[a-z]/g, "")}`);
        if (e instanceof asyncio.CancelledError && this.chance.below(3) === 0) throw e;
      }
    }
    return name;
  }

  async run() {
    for (const name of "abcdefg") {
      this.tasks.push(create_task(this.work(name), { name }));
    }
    for (let i = 0; i < 40; i++) {
      await asyncio.sleep(0);
      const q = this.queues[this.chance.below(4)];
      if (this.chance.below(3) === 0 && !q.empty()) {
        this.log.push(`main:${q.get_nowait()}`);
      }
    }
    const waiting = this.barrier.n_waiting;
    await this.barrier.abort();
    for (const q of this.queues) {
      q.shutdown({ immediate: this.chance.below(2) === 0 });
    }
    for (let i = 0; i < 60 && this.tasks.some((t) => !t.done()); i++) {
      for (const t of this.tasks) {
        t.cancel();
      }
      await asyncio.sleep(0);
    }
    return [waiting, this.queues.map((q) => q.qsize()), this.bounded.locked(), this.tasks.map((t) => (t.cancelled() ? "C" : t.done() ? "V" : "?")).join("")];
  }
}

async function main() {
  for (let seed = 1; seed <= 24; seed++) {
    const world = new World(seed * 32452843);
    const state = await world.run();
    for (let i = 0; i < world.log.length; i += 20) {
      show(world.log.slice(i, i + 20).join(" "));
    }
    show("seed", seed, state);
  }
}

asyncio.run(main());
