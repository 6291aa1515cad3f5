// statements: 29, 32, 34, 38, 40, 49
// Tasks that make, await, cancel, gather, shield and limit other tasks as chance tells them. Whoever runs in another order
// draws other numbers, so one difference changes all that follows.

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
    this.tasks = [];
    this.log = [];
  }

  spawn(depth) {
    const name = `t${this.tasks.length}`;
    const t = create_task(this.work(name, depth), { name });
    this.tasks.push(t);
    return t;
  }

  any() {
    return this.tasks[this.chance.below(this.tasks.length)];
  }

  older(me) {
    // Awaiting only who was made before keeps circles away.
    const before = this.tasks.indexOf(me);
    return before > 0 ? this.tasks[this.chance.below(before)] : null;
  }

  async leaf(name) {
    const turns = this.chance.below(4);
    for (let i = 0; i < turns; i++) {
      await asyncio.sleep(0);
    }
    if (this.chance.below(6) === 0) {
      throw new RangeError(name);
    }
    return name;
  }

  // A task whose error may go unseen.
  quiet(name) {
    const t = create_task(this.leaf(name));
    t.add_done_callback((t) => t.cancelled() || t.exception());
    return t;
  }

  async operate(name, op, depth) {
    const me = asyncio.current_task();
    if (op === 0) {
      await asyncio.sleep(0);
    } else if (op === 1) {
      return await this.leaf(name);
    } else if (op === 2 && depth < 3 && this.tasks.length < 40) {
      return this.spawn(depth + 1).get_name();
    } else if (op === 3) {
      const other = this.any();
      if (other !== me) {
        this.log.push(`${name}x${other.get_name()}${other.cancel(name) ? "" : "-"}`);
      }
    } else if (op === 4) {
      const other = this.older(me);
      return other === null ? "none" : await asyncio.shield(other);
    } else if (op === 5) {
      const other = this.older(me);
      return other === null ? "none" : await other;
    } else if (op === 6) {
      return (await asyncio.gather(this.leaf(name + "g"), this.leaf(name + "h"))).join("+");
    } else if (op === 7) {
      const ends = await asyncio.gather(this.leaf(name + "i"), this.leaf(name + "j"), { return_exceptions: true });
      return ends.map((e) => (e instanceof Error ? "!" : e)).join("+");
    } else if (op === 8) {
      return await asyncio.wait_for(this.leaf(name + "w"), 100);
    } else if (op === 9) {
      return await asyncio.timeout(100, () => this.leaf(name + "l"));
    } else if (op === 10) {
      const [done, pending] = await asyncio.wait(
        [this.quiet(name + "p"), this.quiet(name + "q")], { return_when: asyncio.FIRST_COMPLETED },
      );
      for (const t of done) {
        t.exception();
      }
      for (const t of pending) {
        t.cancel();
      }
      return done.size;
    } else if (op === 11) {
      me.cancel("self");
      if (this.chance.below(2)) {
        me.uncancel();
      }
    }
    return null;
  }

  async work(name, depth) {
    for (let step = 0; step < 8; step++) {
      const op = this.chance.below(12);
      try {
        const got = await this.operate(name, op, depth);
        this.log.push(`${name}.${op}=${got}`);
      } catch (e) {
        const cancelled = e instanceof asyncio.CancelledError;
        this.log.push(`${name}.${op}!${cancelled ? "C" + e.message : e.message || "T"}/${asyncio.current_task().cancelling()}`);
        if (this.chance.below(3) === 0) throw e;
      }
    }
    return name;
  }

  async run() {
    for (let i = 0; i < 4; i++) {
      this.spawn(0);
    }
    for (let round = 0; round < 200 && this.tasks.some((t) => !t.done()); round++) {
      await asyncio.sleep(0);
    }
    return this.tasks.map((t) => (t.cancelled() ? "C" : !t.done() ? "?" : t.exception() !== null ? "E" : "V") + t.cancelling());
  }
}

async function main() {
  for (let seed = 1; seed <= 60; seed++) {
    const world = new World(seed * 104729);
    const ends = await world.run();
    for (let i = 0; i < world.log.length; i += 10) {
      show(world.log.slice(i, i + 10).join(" "));
    }
    show("seed", seed, ends.join(" "));
  }
}

asyncio.run(main());
