// statements: 12
class Disconnected extends Error {}

// Sends numbered requests and matches the answers to them.

class Client {
  constructor(wire) {
    this.wire = wire;
    this.pending = new Map();
    this.next_id = 0;
  }

  async call(method, ...args) {
    this.next_id += 1;
    const key = this.next_id;
    const fut = asyncio.get_running_loop().create_future();
    this.pending.set(key, fut);
    fut.add_done_callback((f) => this.pending.delete(key));
    this.wire.push([key, method, args]);
    return await fut;
  }

  feed(key, kind, value) {
    const fut = this.pending.get(key);
    if (fut === undefined) {
      show("stray answer", key, value);
    } else if (fut.done()) {
      show("answer too late", key, value, fut.cancelled());
    } else if (kind === "ok") {
      fut.set_result(value);
    } else {
      fut.set_exception(new asyncio.RuntimeError(value));
    }
  }

  disconnect() {
    for (const [key, fut] of [...this.pending]) {
      if (!fut.done()) {
        fut.set_exception(new Disconnected(`request ${key} lost`));
      }
    }
  }
}

function serve(client, message) {
  const [key, method, args] = message;
  if (method === "add") {
    client.feed(key, "ok", args.reduce((a, b) => a + b, 0));
  } else if (method === "fail") {
    client.feed(key, "error", "server says no");
  } else if (method === "drop") {
    show("dropped", key);
  }
}

async function user(client, method, ...args) {
  try {
    const value = await client.call(method, ...args);
    show(method, args, "->", value);
    return value;
  } catch (e) {
    if (!(e instanceof asyncio.RuntimeError)) throw e;
    show(method, args, "failed:", e.message);
    return null;
  }
}

async function main() {
  const wire = [];
  const client = new Client(wire);
  const users = [
    create_task(user(client, "add", 1, 2)),
    create_task(user(client, "fail")),
    create_task(user(client, "drop", "x")),
    create_task(user(client, "add", 10, 20, 30)),
    create_task(user(client, "drop", "y")),
  ];
  await asyncio.sleep(0);
  show("wire", wire);
  users[3].cancel("changed my mind");
  while (wire.length) {
    serve(client, wire.pop());
  }
  show("pending", [...client.pending.keys()]);
  await asyncio.sleep(0);
  await asyncio.sleep(0);
  show("pending", [...client.pending.keys()], users.map((u) => u.done()));
  client.feed(4, "ok", 60);
  client.disconnect();
  for (const u of users) {
    try {
      show("result", await u);
    } catch (e) {
      if (e instanceof asyncio.CancelledError) {
        show("result cancelled:", e.message);
      } else if (e instanceof Disconnected) {
        show("result lost:", e.message);
      } else {
        throw e;
      }
    }
  }
  show("pending", [...client.pending.keys()]);
}

asyncio.run(main());
