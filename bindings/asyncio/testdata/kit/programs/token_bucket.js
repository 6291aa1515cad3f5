// statements: 84
class Bucket {
  constructor(capacity) {
    this.tokens = capacity;
    this.capacity = capacity;
    this.changed = new asyncio.Condition();
  }

  async take(n) {
    await this.changed.run(async () => {
      await this.changed.wait_for(() => this.tokens >= n);
      this.tokens -= n;
    });
  }

  async refill(n) {
    await this.changed.run(async () => {
      this.tokens = Math.min(this.capacity, this.tokens + n);
      this.changed.notify_all();
    });
  }
}

async function client(bucket, name, needs, log) {
  for (const n of needs) {
    await bucket.take(n);
    log.push([name, n, bucket.tokens]);
  }
}

async function main() {
  const bucket = new Bucket(5), log = [];
  const clients = [
    create_task(client(bucket, "small", [1, 1, 1], log)),
    create_task(client(bucket, "big", [4, 4], log)),
    create_task(client(bucket, "mid", [2], log)),
  ];
  let refills = 0;
  while (clients.some((t) => !t.done())) {
    await asyncio.sleep(0.01);
    if (clients.some((t) => !t.done())) {
      refills += 1;
      await bucket.refill(2);
    }
  }
  for (const entry of log) {
    show(entry);
  }
  show("refills", refills, "left", bucket.tokens);
  const hopeless = create_task(bucket.take(9));
  await asyncio.sleep(0);
  hopeless.cancel();
  await asyncio.gather(hopeless, { return_exceptions: true });
  show(hopeless.cancelled(), bucket.changed.locked());
}

asyncio.run(main());
