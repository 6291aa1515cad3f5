// statements: 41
class Expired extends Error {}

// A time limit written by hand: cancels the task, and takes its own cancellation back.

class Deadline {
  constructor(name) {
    this.name = name;
    this.expired = false;
  }

  trip() {
    if (!this.expired) {
      this.expired = true;
      this.task.cancel(this.name);
    }
  }

  async run(fn) {
    this.task = asyncio.current_task();
    const before = this.task.cancelling();
    try {
      return await fn(this);
    } catch (e) {
      if (!(e instanceof asyncio.CancelledError)) throw e;
      if (this.expired && this.task.uncancel() <= before) {
        throw new Expired(this.name, { cause: e });
      }
      show("  not the work of", this.name, "alone:", e);
      throw e;
    } finally {
      show("  leave", this.name, "requests", this.task.cancelling());
    }
  }
}

async function trip_later(...deadlines) {
  await asyncio.sleep(0);
  for (const d of deadlines) {
    d.trip();
  }
}

async function endless(d = null) {
  await asyncio.get_running_loop().create_future();
}

async function attempt(what, fn) {
  show(what);
  try {
    show("  result", await fn());
  } catch (e) {
    if (e instanceof Expired) {
      show("  Expired", e.message, "cause", e.cause);
    } else if (e instanceof asyncio.CancelledError) {
      show("  cancelled", e);
      const me = asyncio.current_task();
      while (me.cancelling()) {
        me.uncancel();
      }
    } else {
      throw e;
    }
  }
}

async function main() {
  const me = asyncio.current_task();
  await attempt("in time", () => new Deadline("never").run((d) => asyncio.sleep(0, "quick")));

  async function simple() {
    const d = new Deadline("one");
    const helper = create_task(trip_later(d));
    try {
      return await d.run(endless);
    } finally {
      await helper;
    }
  }

  await attempt("expires", simple);

  function nested(...which) {
    return async function go() {
      const inner = new Deadline("inner"), outer = new Deadline("outer");
      const by_name = { inner, outer };
      const helper = create_task(trip_later(...which.map((w) => by_name[w])));

      async function body(d) {
        try {
          return await inner.run(endless);
        } catch (e) {
          if (!(e instanceof Expired)) throw e;
          show("  between them", e.message);
          return await asyncio.sleep(0, "inner caught");
        }
      }

      try {
        return await outer.run(body);
      } finally {
        await helper;
      }
    };
  }

  await attempt("inner first", nested("inner"));
  await attempt("outer first", nested("outer"));
  await attempt("both, inner before", nested("inner", "outer"));
  await attempt("both, outer before", nested("outer", "inner"));

  async function from_outside() {
    const d = new Deadline("late");
    asyncio.get_running_loop().call_soon((msg) => me.cancel(msg), "from outside");
    const helper = create_task(trip_later(d));
    try {
      return await d.run(endless);
    } finally {
      await helper;
    }
  }

  await attempt("cancelled from outside", from_outside);
  show("requests left", me.cancelling());
}

asyncio.run(main());
