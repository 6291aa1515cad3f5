// statements: 85
class Shop {
  constructor(chairs) {
    this.waiting = new asyncio.Queue(chairs);
    this.log = [];
    this.turned_away = [];
  }

  async barber() {
    while (true) {
      if (this.waiting.empty()) {
        this.log.push("sleeps");
      }
      const customer = await this.waiting.get();
      this.log.push("cuts " + customer.name);
      await asyncio.sleep(0.02);
      customer.ready.set();
      this.waiting.task_done();
    }
  }

  async customer(name) {
    const me = { name, ready: new asyncio.Event() };
    try {
      this.waiting.put_nowait(me);
    } catch (e) {
      if (!(e instanceof asyncio.QueueFull)) throw e;
      this.turned_away.push(name);
      return false;
    }
    await me.ready.wait();
    return true;
  }
}

async function main() {
  const shop = new Shop(2);
  const barber = create_task(shop.barber());
  await asyncio.sleep(0);
  const first = ["ann", "bob", "cat", "dan"].map((n) => create_task(shop.customer(n)));
  show(await asyncio.gather(...first));
  await asyncio.sleep(0.01);
  show(await asyncio.gather(shop.customer("eve"), shop.customer("fay")));
  await shop.waiting.join();
  await asyncio.sleep(0);
  barber.cancel();
  show(shop.log);
  show("turned away", shop.turned_away);
}

asyncio.run(main());
