// statements: 62, 63
class Budget {
  constructor(seconds) {
    this.deadline = asyncio.get_running_loop().time() + seconds;
    this.steps = [];
  }

  async step(name, fn, most = null) {
    const loop = asyncio.get_running_loop();
    const when = most === null ? this.deadline : Math.min(this.deadline, loop.time() + most);
    try {
      const value = await asyncio.timeout_at(when, fn);
      this.steps.push([name, "ok"]);
      return value;
    } catch (e) {
      if (e instanceof asyncio.TimeoutError) {
        this.steps.push([name, when < this.deadline ? "step too slow" : "budget spent"]);
      } else {
        this.steps.push([name, e.name]);
      }
      throw e;
    }
  }
}

async function handle(delays, budget) {
  const answers = [];
  for (const [name, delay, most] of delays) {
    try {
      answers.push(await budget.step(name, () => asyncio.sleep(delay, name.toUpperCase()), most));
    } catch (e) {
      if (!(e instanceof asyncio.TimeoutError)) throw e;
      if (name !== "optional") {
        throw e;
      }
      answers.push(null);
    }
  }
  return answers;
}

async function main() {
  let budget = new Budget(0.5);
  show(await handle([["auth", 0.01], ["optional", 3600, 0.02], ["page", 0]], budget));
  show(budget.steps);
  budget = new Budget(0.05);
  try {
    await handle([["auth", 0.01], ["page", 3600], ["never", 0]], budget);
  } catch (e) {
    show(e.name, budget.steps);
  }
  budget = new Budget(60);
  const t = create_task(handle([["auth", 0], ["page", 3600]], budget));
  await asyncio.sleep(0.01);
  t.cancel();
  try {
    await t;
  } catch (e) {
    show(e.name, budget.steps);
  }
}

asyncio.run(main());
