// statements: 53
class Step {
  constructor(name, { fails = false } = {}) {
    this.name = name;
    this.fails = fails;
  }

  async apply(log) {
    await asyncio.sleep(0);
    if (this.fails) {
      throw new asyncio.RuntimeError(this.name + " failed");
    }
    log.push("+" + this.name);
  }

  async undo(log) {
    await asyncio.sleep(0.01);
    log.push("-" + this.name);
  }
}

async function saga(steps, log) {
  const applied = [];
  try {
    for (const step of steps) {
      await step.apply(log);
      applied.push(step);
      if (step.name === "pause") {
        await asyncio.sleep(3600);
      }
    }
    return "committed";
  } catch (e) {
    const rollback = create_task((async () => {
      for (const step of applied.reverse()) {
        await step.undo(log);
      }
      log.push("rolled back");
    })());
    await asyncio.shield(rollback);
    throw e;
  }
}

async function main() {
  let log = [];
  show(await saga([new Step("book"), new Step("pay")], log), log);
  log = [];
  try {
    await saga([new Step("book"), new Step("pay"), new Step("ship", { fails: true })], log);
  } catch (e) {
    show(e, log);
  }
  log = [];
  const t = create_task(saga([new Step("book"), new Step("pause"), new Step("ship")], log));
  await asyncio.sleep(0.01);
  t.cancel("customer left");
  await asyncio.sleep(0);
  show("rolling back", t.done(), log);
  t.cancel("hurry");
  try {
    await t;
  } catch (e) {
    show(e, log);
  }
  await asyncio.sleep(0.05);
  show("the rollback went on", log);
}

asyncio.run(main());
