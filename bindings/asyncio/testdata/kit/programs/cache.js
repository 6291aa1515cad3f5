// statements: 13
// Loads each key once; everybody who asks meanwhile shares the load. Failures are not kept.

class Cache {
  constructor(load) {
    this.load = load;
    this.entries = new Map();
    this.loads = 0;
  }

  async get(key) {
    let fut = this.entries.get(key);
    if (fut !== undefined) {
      return await fut;
    }
    fut = asyncio.get_running_loop().create_future();
    this.entries.set(key, fut);
    this.loads += 1;
    let value;
    try {
      value = await this.load(key);
    } catch (e) {
      this.entries.delete(key);
      if (e instanceof asyncio.CancelledError) {
        fut.cancel("loader of " + key + " was cancelled");
      } else {
        fut.set_exception(e);
        fut.exception();
      }
      throw e;
    }
    fut.set_result(value);
    return value;
  }
}

const gates = {};

async function load(key) {
  show("load", key);
  if (key === "broken") {
    await asyncio.sleep(0);
    throw new RangeError("no such page: " + key);
  }
  gates[key] = asyncio.get_running_loop().create_future();
  const extra = await gates[key];
  return [key, extra];
}

async function ask(cache, who, key) {
  let value;
  try {
    value = await cache.get(key);
  } catch (e) {
    if (e instanceof asyncio.CancelledError) {
      show(who, "cancelled,", e.message, asyncio.current_task().cancelling());
      throw e;
    }
    show(who, "failed,", e.message);
    return e;
  }
  show(who, "got", value);
  return value;
}

async function collect(tasks) {
  const values = [];
  for (const t of tasks) {
    values.push(await t);
  }
  return values;
}

async function main() {
  const cache = new Cache(load);
  let tasks = [];
  for (let n = 0; n < 3; n++) tasks.push(create_task(ask(cache, `reader ${n}`, "home")));
  await asyncio.sleep(0);
  gates.home.set_result("contents");
  const values = await collect(tasks);
  show("same object", values[0] === values[1], values[0] === values[2], "loads", cache.loads);
  show("again", await cache.get("home"), "loads", cache.loads);

  tasks = [];
  for (let n = 0; n < 3; n++) tasks.push(create_task(ask(cache, `unlucky ${n}`, "broken")));
  const errors = await collect(tasks);
  show("same error", errors[0] === errors[2], [...cache.entries.keys()], "loads", cache.loads);

  tasks = [];
  for (let n = 0; n < 3; n++) tasks.push(create_task(ask(cache, `visitor ${n}`, "news")));
  await asyncio.sleep(0);
  tasks[0].cancel("left");
  for (const t of tasks) {
    try {
      await t;
    } catch (e) {
      show(t.cancelled(), t.cancelling());
    }
  }
  show([...cache.entries.keys()], "loads", cache.loads);
  const retry = create_task(ask(cache, "second try", "news"));
  await asyncio.sleep(0);
  gates.news.set_result("today");
  show(await retry, "loads", cache.loads);
}

asyncio.run(main());
