// statements: 68, 69, 70, 71, 72, 73, 74, 75, 77
// Groups in groups whose tasks fail, swallow cancellations, clean up, make siblings and cancel each other as chance tells them.

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

  add(tg, depth) {
    const name = `t${this.tasks.length}`;
    let t;
    try {
      t = tg.create_task(this.work(name, tg, depth), { name });
    } catch (e) {
      this.log.push(`${name}:${e.name}`);
      return;
    }
    this.tasks.push(t);
  }

  async turns(most) {
    const n = this.chance.below(most);
    for (let i = 0; i < n; i++) {
      await asyncio.sleep(0);
    }
  }

  async work(name, tg, depth) {
    this.log.push("+" + name);
    try {
      for (let step = 0; step < 4; step++) {
        const what = this.chance.below(9);
        if (what < 3) {
          await this.turns(5);
        } else if (what === 3 && depth < 3) {
          this.log.push(`${name}=${await this.group(name, depth + 1)}`);
        } else if (what === 4 && this.tasks.length < 30) {
          this.add(tg, depth);
        } else if (what === 5) {
          const other = this.tasks[this.chance.below(this.tasks.length)];
          if (other !== asyncio.current_task()) {
            this.log.push(`${name}x${other.get_name()}${other.cancel(name) ? "" : "-"}`);
          }
        } else if (what === 6) {
          throw new RangeError(name);
        } else {
          await asyncio.sleep(0);
        }
      }
    } catch (e) {
      if (!(e instanceof asyncio.CancelledError)) throw e;
      this.log.push(`${name}!${e.message}/${asyncio.current_task().cancelling()}`);
      await this.turns(3);
      const how = this.chance.below(5);
      if (how === 0) {
        return "stubborn";
      }
      if (how === 1) {
        throw new TypeError(name);
      }
      throw e;
    } finally {
      this.log.push("-" + name);
    }
    return name;
  }

  async group(name, depth) {
    try {
      return await asyncio.TaskGroup(async (tg) => {
        const n = 1 + this.chance.below(3);
        for (let i = 0; i < n; i++) {
          this.add(tg, depth);
        }
        await this.turns(4);
        if (this.chance.below(6) === 0) {
          throw new RangeError(name + "b");
        }
        return "ok";
      });
    } catch (e) {
      if (!(e instanceof asyncio.ExceptionGroup)) throw e;
      this.log.push(`${name}#${this.text(e)}`);
      if (this.chance.below(3) === 0) throw e;
      return "failed";
    }
  }

  text(e) {
    return e instanceof asyncio.ExceptionGroup ? `(${e.errors.map((x) => this.text(x)).join(" ")})` : `${e.name[0]}${e.message}`;
  }
}

async function main() {
  for (let seed = 1; seed <= 40; seed++) {
    const world = new World(seed * 15485863);
    const root = create_task(world.group("root", 0));
    for (let i = 0; i < 300 && !root.done(); i++) {
      await asyncio.sleep(0);
    }
    let end;
    if (!root.done()) {
      end = "runs on";
    } else if (root.cancelled()) {
      end = "cancelled";
    } else {
      end = root.exception() === null ? root.result() : world.text(root.exception());
    }
    for (let i = 0; i < world.log.length; i += 16) {
      show(world.log.slice(i, i + 16).join(" "));
    }
    show("seed", seed, end, world.tasks.map((t) => (t.cancelled() ? "C" : t.exception() !== null ? "E" : "V") + t.cancelling()).join(" "));
  }
}

asyncio.run(main());
