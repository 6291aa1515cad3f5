// statements: 13, 69
async function build(graph, costs, limit, log) {
  const tasks = {};
  const slots = new asyncio.Semaphore(limit);

  async function make(name) {
    for (const need of graph[name]) {
      await tasks[need];
    }
    await slots.run(async () => {
      log.push("begin " + name);
      for (let i = 0; i < costs[name]; i++) {
        await asyncio.sleep(0);
      }
      if (costs[name] === 0) {
        throw new asyncio.RuntimeError("cannot build " + name);
      }
      log.push("end " + name);
    });
    return name;
  }

  await asyncio.TaskGroup(async (tg) => {
    for (const name of Object.keys(graph)) {
      tasks[name] = tg.create_task(make(name), { name });
    }
  });
  return Object.values(tasks).map((t) => t.result());
}

const GRAPH = { lib: [], net: ["lib"], gui: ["lib"], app: ["net", "gui"], docs: [] };

async function main() {
  for (const limit of [1, 2, 4]) {
    const log = [];
    show(limit, await build(GRAPH, { lib: 2, net: 1, gui: 3, app: 1, docs: 4 }, limit, log));
    show(log);
  }
  const log = [];
  try {
    await build(GRAPH, { lib: 2, net: 1, gui: 0, app: 1, docs: 40 }, 2, log);
  } catch (eg) {
    show(eg, log);
  }
}

asyncio.run(main());
