// statements: 84
class ReadWriteLock {
  constructor() {
    this.cond = new asyncio.Condition();
    this.readers = 0;
    this.writing = false;
    this.writers_waiting = 0;
  }

  async read(fn) {
    await this.cond.run(async () => {
      await this.cond.wait_for(() => !this.writing && this.writers_waiting === 0);
      this.readers += 1;
    });
    try {
      return await fn();
    } finally {
      await this.cond.run(async () => {
        this.readers -= 1;
        this.cond.notify_all();
      });
    }
  }

  async write(fn) {
    await this.cond.run(async () => {
      this.writers_waiting += 1;
      try {
        await this.cond.wait_for(() => !this.writing && this.readers === 0);
      } finally {
        this.writers_waiting -= 1;
      }
      this.writing = true;
    });
    try {
      return await fn();
    } finally {
      await this.cond.run(async () => {
        this.writing = false;
        this.cond.notify_all();
      });
    }
  }
}

async function main() {
  const rw = new ReadWriteLock(), log = [];
  let value = 0;

  async function reader(name) {
    await rw.read(async () => {
      log.push(`${name} reads ${value} with ${rw.readers}`);
      await asyncio.sleep(0.01);
    });
  }

  async function writer(name, to) {
    await rw.write(async () => {
      log.push(`${name} begins`);
      await asyncio.sleep(0.01);
      value = to;
      log.push(`${name} wrote ${to}`);
    });
  }

  await asyncio.gather(reader("r1"), reader("r2"), writer("w1", 1), reader("r3"), writer("w2", 2), reader("r4"));
  for (const line of log) {
    show(line);
  }
  show(rw.readers, rw.writing, rw.cond.locked());
}

asyncio.run(main());
