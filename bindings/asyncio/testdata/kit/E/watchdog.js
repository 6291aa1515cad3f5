// statements: 59
// Line is a line that messages arrive on, one future at a time.
class Line {
  constructor() {
    this.items = [];
    this.waiter = null;
  }
  push(item) {
    this.items.push(item);
    if (this.waiter && !this.waiter.done()) this.waiter.set_result(null);
  }
  async read() {
    while (this.items.length === 0) {
      this.waiter = asyncio.get_running_loop().create_future();
      try {
        await this.waiter;
      } finally {
        this.waiter = null;
      }
    }
    return this.items.shift();
  }
}

async function listen(line, patience, log) {
  const loop = asyncio.get_running_loop();
  const dog = asyncio.timeout(patience);
  try {
    return await dog.run(async () => {
      while (true) {
        const message = await line.read();
        log.push(message);
        if (message === "bye") return "closed";
        if (message === "hold") dog.reschedule(null);
        else dog.reschedule(loop.time() + patience);
      }
    });
  } catch (e) {
    if (!(e instanceof asyncio.TimeoutError)) throw e;
    log.push("silence");
    return "lost";
  } finally {
    show("listener leaves", dog.expired(), asyncio.current_task().cancelling());
  }
}

async function session(label, script, patience) {
  const line = new Line();
  const log = [];
  const t = asyncio.create_task(listen(line, patience, log), { name: label });
  for (const step of script) {
    if (typeof step === "string") {
      line.push(step);
    } else {
      await asyncio.sleep(step);
    }
  }
  if (script[script.length - 1] === "cancel") t.cancel("operator");
  let result;
  try {
    result = await t;
  } catch (e) {
    result = e;
  }
  show(label, log, result, t.cancelled());
}

async function main() {
  await session("polite", ["hello", 0, "data", 0, 0, "bye"], 20);
  await session("cut off", ["hello", "data", 0.03], 0.01);
  await session("on hold", ["hello", "hold", 0.05, "data", "bye"], 0.01);
  await session("stopped", ["hello", 0, 0, "cancel"], 20);
  await session("in a burst", ["a", "b", "c", "d", "bye"], 20);
}

asyncio.run(main());
