// statements: 17, 85
class Store {
  constructor() {
    this.events = [];
    this.listeners = [];
  }

  append(event) {
    this.events.push(event);
    for (const l of this.listeners) {
      l.put_nowait([this.events.length - 1, event]);
    }
    return this.events.length;
  }

  async *follow(from = 0) {
    const queue = new asyncio.Queue();
    for (let i = from; i < this.events.length; i++) {
      queue.put_nowait([i, this.events[i]]);
    }
    this.listeners.push(queue);
    try {
      while (true) {
        yield await queue.get();
      }
    } finally {
      this.listeners.splice(this.listeners.indexOf(queue), 1);
    }
  }
}

async function balance(store, until) {
  const accounts = {};
  const stream = store.follow();
  try {
    for await (const [n, [who, amount]] of stream) {
      accounts[who] = (accounts[who] ?? 0) + amount;
      if (n + 1 === until) {
        break;
      }
    }
  } finally {
    await stream.return();
  }
  return accounts;
}

async function main() {
  const store = new Store();
  store.append(["ann", 10]);
  const all = create_task(balance(store, 4)), early = create_task(balance(store, 2));
  await asyncio.sleep(0);
  show("following", store.listeners.length);
  store.append(["bob", 5]);
  show(await early, store.listeners.length);
  store.append(["ann", -3]);
  store.append(["bob", 1]);
  store.append(["cat", 7]);
  show(await all, store.listeners.length, store.events.length);
  const stuck = create_task(balance(store, 99));
  await asyncio.sleep(0.01);
  show(store.listeners.length);
  stuck.cancel();
  await asyncio.gather(stuck, { return_exceptions: true });
  show(stuck.cancelled(), store.listeners.length);
}

asyncio.run(main());
