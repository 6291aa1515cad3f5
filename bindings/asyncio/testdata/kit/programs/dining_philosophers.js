// statements: 82
class Table {
  constructor(n) {
    this.forks = Array.from({ length: n }, () => new asyncio.Lock());
    this.eating = new Set();
    this.meals = Array(n).fill(0);
    this.most = 0;
  }

  async eat(who) {
    const left = who, right = (who + 1) % this.forks.length;
    const [first, second] = left < right ? [left, right] : [right, left];
    await this.forks[first].run(async () => {
      await asyncio.sleep(0);
      await this.forks[second].run(async () => {
        this.eating.add(who);
        this.most = Math.max(this.most, this.eating.size);
        await asyncio.sleep(0);
        this.eating.delete(who);
        this.meals[who] += 1;
      });
    });
  }
}

async function philosopher(table, who, times, log) {
  for (let i = 0; i < times; i++) {
    await table.eat(who);
    log.push(who);
  }
}

async function main() {
  const table = new Table(5), log = [];
  const all = [];
  for (let who = 0; who < 5; who++) {
    all.push(philosopher(table, who, 4, log));
  }
  await asyncio.gather(...all);
  show("meals", table.meals, "at once", table.most);
  show(log);
  show("forks on the table", table.forks.filter((f) => !f.locked()).length);
}

asyncio.run(main());
