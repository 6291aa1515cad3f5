// statements: 82, 83, 84, 85
// Workers that do what chance tells them with the same few primitives, while chance cancels some of them. Whoever runs in another
// order draws other numbers, so one difference changes all that follows.

class Chance {
  constructor(seed) {
    this.state = seed;
  }

  below(n) {
    this.state = (this.state * 48271) % 2147483647;
    return Math.floor(this.state / 1024) % n;
  }
}

class Shared {
  constructor(seed) {
    this.chance = new Chance(seed);
    this.lock = new asyncio.Lock();
    this.sem = new asyncio.Semaphore(2);
    this.queue = new asyncio.Queue(2);
    this.event = new asyncio.Event();
    this.cond = new asyncio.Condition();
    this.log = [];
    this.tasks = [];
  }

  async give_way(most) {
    const n = this.chance.below(most);
    for (let i = 0; i < n; i++) {
      await asyncio.sleep(0);
    }
  }

  async operate(name, op) {
    if (op === 0) {
      await asyncio.sleep(0);
    } else if (op === 1) {
      await this.lock.run(async () => {
        this.log.push(name + "L");
        await this.give_way(3);
      });
    } else if (op === 2) {
      await this.sem.run(async () => {
        this.log.push(name + "S");
        await this.give_way(4);
      });
    } else if (op === 3) {
      await this.queue.put(name);
    } else if (op === 4) {
      this.log.push(name + "<" + (await this.queue.get()));
    } else if (op === 5) {
      this.event.set();
      if (this.chance.below(2)) {
        this.event.clear();
      }
    } else if (op === 6) {
      await this.event.wait();
    } else if (op === 7) {
      await this.cond.run(async () => {
        this.cond.notify(this.chance.below(3));
        await this.give_way(2);
      });
    } else if (op === 8) {
      await this.cond.run(async () => {
        await this.cond.wait();
        this.log.push(name + "C");
      });
    } else {
      const other = this.tasks[this.chance.below(this.tasks.length)];
      if (other !== asyncio.current_task()) {
        this.log.push(`${name}x${other.get_name()}${other.cancel() ? "" : "-"}`);
      }
    }
  }

  async work(name) {
    for (let step = 0; step < 25; step++) {
      const op = this.chance.below(10);
      this.log.push(`${name}${op}`);
      try {
        await this.operate(name, op);
      } catch (e) {
        this.log.push(`${name}!`);
        if (this.chance.below(3) === 0) throw e;
      }
    }
    return name;
  }

  async run() {
    for (const name of "abcdefgh") {
      this.tasks.push(create_task(this.work(name), { name }));
    }
    for (let round = 0; round < 60 && this.tasks.some((t) => !t.done()); round++) {
      await asyncio.sleep(0);
      const what = this.chance.below(6);
      if (what === 0) {
        this.event.set();
        this.event.clear();
      } else if (what === 1 && !this.queue.empty()) {
        this.log.push("main<" + this.queue.get_nowait());
      } else if (what === 2 && !this.queue.full()) {
        this.queue.put_nowait("m");
      } else if (what === 3) {
        await this.cond.run(async () => this.cond.notify_all());
      }
    }
    for (const t of this.tasks) {
      if (!t.done()) {
        this.log.push("end " + t.get_name());
      }
    }
    for (let i = 0; i < 30 && this.tasks.some((t) => !t.done()); i++) {
      for (const t of this.tasks) {
        t.cancel();
      }
      await asyncio.sleep(0);
    }
    const ends = this.tasks.map((t) => (t.done() ? (t.cancelled() ? "cancelled" : "ended") : "left"));
    await asyncio.sleep(0);
    return [ends, this.lock.locked(), this.sem.locked(), this.queue.qsize(), this.cond.locked()];
  }
}

async function main() {
  for (let seed = 1; seed <= 12; seed++) {
    const shared = new Shared(seed * 7919);
    const state = await shared.run();
    for (let i = 0; i < shared.log.length; i += 24) {
      show(shared.log.slice(i, i + 24).join(" "));
    }
    show("seed", seed, state);
    for (const t of shared.tasks) {
      while (!t.done()) {
        t.cancel();
        await asyncio.sleep(0);
      }
    }
  }
}

asyncio.run(main());
