// statements: 59
class Open extends Error {
  get name() {
    return "Open";
  }
}

class Breaker {
  constructor(limit, rest) {
    this.limit = limit;
    this.rest = rest;
    this.failures = 0;
    this.state = "closed";
  }

  trip() {
    this.state = "open";
    show("  breaker opens");
    asyncio.get_running_loop().call_later(this.rest, () => {
      this.state = "half-open";
    });
  }

  async call(fn) {
    if (this.state === "open") {
      throw new Open("try later");
    }
    try {
      const value = await asyncio.timeout(0.02, fn);
      this.failures = 0;
      this.state = "closed";
      return value;
    } catch (e) {
      this.failures += 1;
      if (this.state === "half-open" || this.failures === this.limit) {
        this.trip();
      }
      throw e;
    }
  }
}

async function service(what) {
  if (what === "hang") {
    await asyncio.sleep(3600);
  }
  await asyncio.sleep(0);
  if (what === "fail") {
    throw new asyncio.RuntimeError("broken");
  }
  return what;
}

async function main() {
  const breaker = new Breaker(2, 0.03);
  for (const what of ["fine", "fail", "hang", "refused", "rest", "fail", "refused", "rest", "fine", "fail", "fine"]) {
    if (what === "rest") {
      await asyncio.sleep(0.05);
      show("rested", breaker.state);
      continue;
    }
    try {
      show(what, await breaker.call(() => service(what)), breaker.state);
    } catch (e) {
      show(what, e.name, breaker.state, breaker.failures);
    }
  }
}

asyncio.run(main());
