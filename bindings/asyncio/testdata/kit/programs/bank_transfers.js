// statements: 82
class Account {
  constructor(name, balance) {
    this.name = name;
    this.balance = balance;
    this.lock = new asyncio.Lock();
  }
}

class Insufficient extends Error {
  get name() {
    return "Insufficient";
  }
}

async function transfer(from, to, amount, log) {
  const [first, second] = from.name < to.name ? [from, to] : [to, from];
  await first.lock.run(async () => {
    await second.lock.run(async () => {
      const before = from.balance;
      await asyncio.sleep(0);
      if (before < amount) {
        throw new Insufficient(`${from.name} has ${before}, not ${amount}`);
      }
      from.balance = before - amount;
      await asyncio.sleep(0);
      to.balance += amount;
      log.push(`${from.name}->${to.name} ${amount}`);
    });
  });
}

async function main() {
  const [ann, bob, cat] = [new Account("ann", 100), new Account("bob", 50), new Account("cat", 0)];
  const log = [];
  const ends = await asyncio.gather(
    transfer(ann, bob, 30, log),
    transfer(bob, ann, 80, log),
    transfer(bob, cat, 500, log),
    transfer(ann, cat, 10, log),
    transfer(cat, bob, 10, log),
    { return_exceptions: true },
  );
  show(ends);
  show(log);
  show([ann, bob, cat].map((a) => [a.name, a.balance]));
  const t = create_task(transfer(ann, bob, 1, log));
  await asyncio.sleep(0);
  t.cancel();
  await asyncio.gather(t, { return_exceptions: true });
  show("interrupted", ann.balance + bob.balance + cat.balance, ann.lock.locked(), bob.lock.locked());
}

asyncio.run(main());
