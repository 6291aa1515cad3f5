// statements: none
const PAGES = { 0: [["a", "b"], 1], 1: [["c"], 2], 2: [[], 3], 3: [["d", "e", "f"], null] };

class Client {
  constructor() {
    this.requests = [];
    this.closed = 0;
  }

  async page(n) {
    this.requests.push(n);
    await asyncio.sleep(0);
    return PAGES[n];
  }

  async *items() {
    let next = 0;
    try {
      while (next !== null) {
        const [items, after] = await this.page(next);
        yield* items;
        next = after;
      }
    } finally {
      await asyncio.sleep(0);
      this.closed += 1;
    }
  }
}

async function take(stream, n) {
  const taken = [];
  try {
    for await (const item of stream) {
      taken.push(item);
      if (taken.length === n) {
        break;
      }
    }
  } finally {
    await stream.return();
  }
  return taken;
}

async function main() {
  let client = new Client();
  show(await take(client.items(), 3), client.requests, client.closed);
  client = new Client();
  const all = [];
  for await (const item of client.items()) {
    all.push(item);
  }
  show(all, client.requests, client.closed);
  client = new Client();
  const both = await asyncio.gather(take(client.items(), 1), take(client.items(), 9));
  show(both, client.requests, client.closed);
  client = new Client();
  const slow = create_task((async () => {
    for await (const item of client.items()) {
      show("item", item);
      await asyncio.sleep(3600);
    }
  })());
  await asyncio.sleep(0.01);
  slow.cancel();
  await asyncio.gather(slow, { return_exceptions: true });
  show(slow.cancelled(), client.requests);
}

asyncio.run(main());
