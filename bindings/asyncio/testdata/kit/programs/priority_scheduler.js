// statements: 89
class Scheduler {
  constructor() {
    this.jobs = new asyncio.PriorityQueue();
    this.count = 0;
    this.done = [];
  }

  submit(priority, name, make) {
    const result = asyncio.get_running_loop().create_future();
    this.count += 1;
    this.jobs.put_nowait([priority, this.count, { name, make, result }]);
    return result;
  }

  async run() {
    while (true) {
      const [priority, , job] = await this.jobs.get();
      try {
        const value = await job.make();
        this.done.push([priority, job.name]);
        job.result.set_result(value);
      } catch (e) {
        if (e instanceof asyncio.CancelledError) throw e;
        job.result.set_exception(e);
      }
    }
  }
}

async function main() {
  const scheduler = new Scheduler();
  const job = (value, turns = 1) => async () => {
    for (let i = 0; i < turns; i++) {
      await asyncio.sleep(0);
    }
    if (value === "bad") {
      throw new RangeError("bad job");
    }
    return value;
  };
  const low = scheduler.submit(9, "low", job("l"));
  const mid = scheduler.submit(5, "mid", job("m", 3));
  const bad = scheduler.submit(5, "bad", job("bad"));
  const high = scheduler.submit(1, "high", job("h"));
  const runner = create_task(scheduler.run());
  show("high", await high);
  const urgent = scheduler.submit(0, "urgent", job("u"));
  show(await asyncio.gather(low, mid, bad, urgent, { return_exceptions: true }));
  show(scheduler.done);
  runner.cancel();
  try {
    await runner;
  } catch (e) {
    show("stopped", scheduler.jobs.qsize());
  }
}

asyncio.run(main());
