// statements: 2
// At most `rate` starts in each window; who comes later queues in order.

class Limiter {
  constructor(rate, window) {
    this.loop = asyncio.get_running_loop();
    this.rate = rate;
    this.window = window;
    this.used = 0;
    this.waiting = [];
    this.timer = null;
  }

  async slot() {
    if (this.used < this.rate && this.waiting.length === 0) {
      this.used += 1;
      this.arm();
      return "at once";
    }
    const fut = this.loop.create_future();
    this.waiting.push(fut);
    try {
      await fut;
    } catch (e) {
      if (this.waiting.includes(fut)) {
        this.waiting.splice(this.waiting.indexOf(fut), 1);
      }
      throw e;
    }
    return "after a wait";
  }

  arm() {
    if (this.timer === null) {
      this.timer = this.loop.call_later(this.window, () => this.refill());
    }
  }

  refill() {
    this.timer = null;
    this.used = 0;
    show("refill,", this.waiting.length, "waiting");
    while (this.waiting.length && this.used < this.rate) {
      this.used += 1;
      this.waiting.shift().set_result(null);
    }
    if (this.used) {
      this.arm();
    }
  }

  close() {
    if (this.timer) {
      this.timer.cancel();
      show("timer cancelled", this.timer.cancelled());
    }
  }
}

async function request(limiter, n) {
  let how;
  try {
    how = await limiter.slot();
  } catch (e) {
    show("request", n, "gave up:", e.message);
    throw e;
  }
  show("request", n, "starts", how);
  return n * n;
}

async function main() {
  const limiter = new Limiter(2, 0.03);
  const tasks = [];
  for (let n = 0; n < 6; n++) {
    tasks.push(create_task(request(limiter, n)));
  }
  await asyncio.sleep(0);
  show("waiting", limiter.waiting.length);
  tasks[3].cancel("impatient");
  const results = [];
  for (const t of tasks) {
    try {
      results.push(await t);
    } catch (e) {
      results.push(null);
    }
  }
  show(results, "waiting", limiter.waiting.length);
  limiter.close();
}

asyncio.run(main());
