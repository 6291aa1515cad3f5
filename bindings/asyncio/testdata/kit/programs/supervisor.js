// statements: 34
// Keeps services running, restarts those that fail, stops all of them in reverse order.

class Supervisor {
  constructor(limit) {
    this.limit = limit;
    this.services = new Map();
    this.restarts = {};
    this.log = [];
  }

  start(name, body) {
    const task = create_task(body(this, name), { name });
    this.services.set(name, task);
    task.add_done_callback((t) => this.ended(t, body));
  }

  ended(task, body) {
    const name = task.get_name();
    if (task.cancelled()) {
      this.log.push(name + " cancelled");
    } else if (task.exception() === null) {
      this.log.push(`${name} returned ${task.result()}`);
    } else {
      const n = (this.restarts[name] = (this.restarts[name] ?? 0) + 1);
      this.log.push(`${name} failed: ${task.exception().message}`);
      if (n <= this.limit) {
        this.start(name, body);
      } else {
        this.log.push(name + " is given up");
      }
    }
  }

  async stop() {
    for (const [name, task] of [...this.services].reverse()) {
      let tries = 0;
      while (!task.done()) {
        tries += 1;
        task.cancel(`stop ${tries}`);
        for (let i = 0; i < 3; i++) {
          await asyncio.sleep(0);
        }
      }
      await asyncio.sleep(0);
      this.log.push(`${name} down after ${tries}, requests ${task.cancelling()}`);
    }
  }
}

async function steady(s, name) {
  try {
    while (true) {
      await asyncio.sleep(0);
    }
  } finally {
    s.log.push(name + " flushes");
    await asyncio.sleep(0);
  }
}

async function crashing(s, name) {
  await asyncio.sleep(0);
  throw new asyncio.RuntimeError(`crash ${s.restarts[name] ?? 0}`);
}

async function stubborn(s, name) {
  let refused = 0;
  while (true) {
    try {
      await asyncio.get_running_loop().create_future();
    } catch (e) {
      refused += 1;
      s.log.push(`${name} ignores ${e.message}`);
      if (refused === 2) {
        return "after all";
      }
    }
  }
}

async function short(s, name) {
  return s.services.size;
}

async function main() {
  const s = new Supervisor(2);
  for (const [name, body] of [["db", steady], ["web", crashing], ["mule", stubborn], ["job", short]]) {
    s.start(name, body);
  }
  for (let i = 0; i < 12; i++) {
    await asyncio.sleep(0);
  }
  show("running", [...s.services].filter(([n, t]) => !t.done()).map(([n, t]) => n));
  for (const line of s.log) {
    show(" ", line);
  }
  s.log.length = 0;
  await s.stop();
  for (const line of s.log) {
    show(" ", line);
  }
  show("tasks left", asyncio.all_tasks().size, "restarts", s.restarts);
}

asyncio.run(main());
