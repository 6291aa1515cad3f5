// statements: 35
// Resources that open and close asynchronously, closed in reverse order whatever happens.

class Resource {
  constructor(name, log, { fails_to = null } = {}) {
    this.name = name;
    this.log = log;
    this.fails_to = fails_to;
  }

  async open() {
    await asyncio.sleep(0);
    if (this.fails_to === "open") {
      throw new asyncio.RuntimeError("cannot open " + this.name);
    }
    this.log.push("open " + this.name);
  }

  async close(error) {
    await asyncio.sleep(0);
    this.log.push(`close ${this.name} ${error === null ? "quietly" : "after " + error.name}`);
    if (this.fails_to === "close") {
      throw new asyncio.LookupError("cannot close " + this.name);
    }
  }
}

async function using(resources, fn) {
  if (resources.length === 0) {
    return await fn();
  }
  const [first, ...rest] = resources;
  await first.open();
  let value;
  try {
    value = await using(rest, fn);
  } catch (e) {
    await first.close(e);
    throw e;
  }
  await first.close(null);
  return value;
}

async function attempt(label, names, fn) {
  const log = [];
  const resources = names.map((n) => {
    const [name, fails_to = null] = n.split("!");
    return new Resource(name, log, { fails_to });
  });
  try {
    show(label, await using(resources, fn));
  } catch (e) {
    show(label, e.name);
  }
  show("  ", log);
}

async function main() {
  await attempt("fine", ["db", "cache"], () => asyncio.sleep(0, "value"));
  await attempt("raises", ["db", "cache"], async () => {
    throw new RangeError("inside");
  });
  await attempt("open fails", ["db", "cache!open", "never"], async () => "not reached");
  await attempt("close fails", ["db", "cache!close"], async () => "lost");
  const t = create_task(attempt("cancelled", ["db", "cache"], () => asyncio.sleep(3600)));
  await asyncio.sleep(0.01);
  t.cancel();
  await t;
}

asyncio.run(main());
