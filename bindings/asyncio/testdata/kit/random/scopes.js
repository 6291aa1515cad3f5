// statements: 59, 60, 62, 63, 65
// Workers with time limits in time limits, which chance moves into the past or takes away, while it cancels the workers.

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
    this.loop = asyncio.get_running_loop();
    this.tasks = [];
    this.scopes = []; // of all workers, in the order in which they were made
    this.log = [];
  }

  async turns(most) {
    const n = 1 + this.chance.below(most);
    for (let i = 0; i < n; i++) {
      await asyncio.sleep(0);
    }
  }

  describe(e) {
    const me = asyncio.current_task();
    return `${e instanceof asyncio.CancelledError ? "C" + e.message : e instanceof asyncio.TimeoutError ? "T" : "R"}/${me.cancelling()}`;
  }

  move(name) {
    if (this.scopes.length === 0) {
      return;
    }
    const i = this.chance.below(this.scopes.length);
    const when = this.chance.below(3) ? this.loop.time() - 1 : null;
    try {
      this.scopes[i].reschedule(when);
      this.log.push(`${name}${when === null ? "o" : "<"}${i}`);
    } catch (e) {
      this.log.push(`${name}?${i}:${e.name}`);
    }
  }

  async body(name, depth) {
    for (let step = 0; step < 3; step++) {
      const what = this.chance.below(8);
      if (what < 2 && depth < 4) {
        await this.scope(name, depth + 1);
      } else if (what < 4) {
        this.move(name);
        await this.turns(2);
      } else if (what === 4) {
        const other = this.tasks[this.chance.below(this.tasks.length)];
        if (other !== asyncio.current_task()) {
          this.log.push(`${name}x${other.get_name()}${other.cancel(name) ? "" : "-"}`);
        }
      } else if (what === 5 && this.chance.below(3) === 0) {
        throw new RangeError(name);
      } else {
        await this.turns(4);
      }
    }
  }

  async scope(name, depth) {
    const cm = asyncio.timeout(null);
    const i = this.scopes.length;
    this.scopes.push(cm);
    try {
      await cm.run(async () => {
        try {
          await this.body(name, depth);
        } catch (e) {
          this.log.push(`${name}.${i}:${this.describe(e)}`);
          const how = this.chance.below(6);
          if (how === 0) {
            return;
          }
          if (how === 1) {
            await this.turns(3);
          }
          throw e;
        }
      });
      this.log.push(`${name}.${i}.${cm.expired()}`);
    } catch (e) {
      this.log.push(`${name}.${i}!${this.describe(e)}${cm.expired() ? "x" : ""}`);
      if (this.chance.below(2)) throw e;
      await this.turns(2);
    }
  }

  async work(name) {
    await this.scope(name, 0);
    await this.turns(2);
    await this.scope(name, 0);
    return name;
  }
}

async function main() {
  for (let seed = 1; seed <= 30; seed++) {
    const world = new World(seed * 49979687);
    for (const name of "abcd") {
      world.tasks.push(create_task(world.work(name), { name }));
    }
    for (let i = 0; i < 300 && world.tasks.some((t) => !t.done()); i++) {
      await asyncio.sleep(0);
    }
    for (let i = 0; i < world.log.length; i += 16) {
      show(world.log.slice(i, i + 16).join(" "));
    }
    show("seed", seed, world.tasks.map((t) => (t.cancelled() ? "C" : t.exception() !== null ? "E" : "V") + t.cancelling()).join(" "));
  }
}

asyncio.run(main());
