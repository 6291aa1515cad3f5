// statements: 7
// Runs jobs in time slices: a job runs while it holds the turn and gives it back after each unit.

class Scheduler {
  constructor() {
    this.loop = asyncio.get_running_loop();
    this.ring = [];
    this.turns = {};
    this.finished = [];
    this.history = [];
  }

  add(name, units) {
    this.turns[name] = this.loop.create_future();
    this.ring.push(name);
    const task = create_task(this.job(name, units), { name });
    task.add_done_callback((t) => this.on_done(t));
    return task;
  }

  async job(name, units) {
    for (let unit = 0; unit < units; unit++) {
      const budget = await this.turns[name];
      this.turns[name] = this.loop.create_future();
      this.history.push(`${name}${unit}`);
      if (name === "flaky" && unit === 1) {
        throw new asyncio.RuntimeError("flaky broke in its second unit");
      }
      if (budget === "last chance") {
        return name + " stopped early";
      }
    }
    return name + " finished";
  }

  on_done(task) {
    const name = task.get_name();
    this.ring.splice(this.ring.indexOf(name), 1);
    if (task.exception()) {
      this.finished.push(`${name}: ${task.exception().message}`);
    } else {
      this.finished.push(task.result());
    }
  }

  async run(rounds) {
    for (let n = 0; n < rounds; n++) {
      if (this.ring.length === 0) {
        show("ring is empty before round", n);
        return;
      }
      this.history.push(`|${n}`);
      for (const name of [...this.ring]) {
        const turn = this.turns[name];
        if (!turn.done()) {
          turn.set_result(n === rounds - 1 ? "last chance" : "go");
        }
      }
      await asyncio.sleep(0);
      await asyncio.sleep(0);
    }
  }
}

async function main() {
  const s = new Scheduler();
  const tasks = [s.add("ada", 2), s.add("bob", 5), s.add("flaky", 4), s.add("cyd", 3)];
  await asyncio.sleep(0);
  await s.run(4);
  show(s.history.join(" "));
  for (const line of s.finished) {
    show(line);
  }
  show("ring", s.ring, tasks.map((t) => t.done()));
  const extra = s.add("dora", 1);
  await asyncio.sleep(0);
  await s.run(3);
  show(s.history.slice(-3).join(" "), await extra);
  for (const t of tasks) {
    try {
      show(t, await t);
    } catch (e) {
      show(t, e);
    }
  }
}

asyncio.run(main());
