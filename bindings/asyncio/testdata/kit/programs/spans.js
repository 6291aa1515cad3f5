// statements: 91
const current = new asyncio.ContextVar("current", { default: null });

// A piece of work; spans nest by context, whichever task they are in.

class Span {
  constructor(name) {
    this.name = name;
    this.children = [];
    this.outcome = "open";
    this.parent = current.get();
    if (this.parent) {
      this.parent.children.push(this);
    }
  }

  async run(fn, ...args) {
    const token = current.set(this);
    try {
      const value = await fn(...args);
      this.outcome = "ok";
      return value;
    } catch (e) {
      this.outcome = (e instanceof asyncio.CancelledError ? "cancelled " : "failed ") + e.message;
      throw e;
    } finally {
      current.reset(token);
    }
  }

  tree(depth = 0) {
    show("  ".repeat(depth) + this.name, "-", this.outcome);
    for (const child of this.children) {
      child.tree(depth + 1);
    }
  }
}

async function leaf(name, passes, error = null) {
  async function body() {
    for (let i = 0; i < passes; i++) {
      await asyncio.sleep(0);
    }
    if (error) {
      throw new RangeError(error);
    }
    return name;
  }

  return await new Span(name).run(body);
}

async function branch(eager) {
  const tasks = [
    create_task(leaf("in a task", 1), { eager_start: eager }),
    create_task(leaf("fails", 2, "badly"), { eager_start: eager }),
    create_task(leaf("endless", 10000), { eager_start: eager }),
  ];
  show("branch sees", current.get().name, current.get().children.length);
  await leaf("inline", 0);
  show(await asyncio.gather(leaf("gathered", 1), leaf("gathered too", 0)));
  try {
    await tasks[1];
  } catch (e) {
    show("caught", e);
  }
  tasks[2].cancel("enough");
  for (const t of tasks) {
    while (!t.done()) {
      await asyncio.sleep(0);
    }
  }
  const late = asyncio.get_running_loop().create_future();
  asyncio.get_running_loop().call_soon(() => late.set_result(current.get().name));
  return await late;
}

async function main() {
  let root = null;
  for (const eager of [false, true]) {
    root = new Span(eager ? "root, eager" : "root");
    show("result", await root.run(branch, eager));
    show("after", current.get());
    root.tree();
  }
  const loose = create_task(leaf("loose", 0));
  await loose;
  show("loose", current.get(), root.children.length);
}

asyncio.run(main());
