// statements: 52, 55
class Server {
  constructor() {
    this.stopping = new asyncio.Event();
    this.requests = new Set();
    this.log = [];
  }

  handle(name, turns) {
    const t = create_task(this.serve(name, turns), { name });
    this.requests.add(t);
    t.add_done_callback((t) => this.requests.delete(t));
    return t;
  }

  async serve(name, turns) {
    try {
      await asyncio.sleep(0.01 * turns);
      this.log.push(name + " served");
    } catch (e) {
      this.log.push(name + " cut off");
      await asyncio.sleep(0);
      this.log.push(name + " said sorry");
      throw e;
    }
  }

  async run(grace) {
    await this.stopping.wait();
    this.log.push(`stopping with ${this.requests.size} requests`);
    const [done, pending] = await asyncio.wait(this.requests, { timeout: grace });
    this.log.push(`${done.size} done, ${pending.size} late`);
    for (const t of pending) {
      t.cancel("shutdown");
    }
    await asyncio.gather(...pending, { return_exceptions: true });
    this.log.push("stopped");
    return pending.size;
  }
}

async function main() {
  const server = new Server();
  const running = create_task(server.run(0.03));
  server.handle("quick", 1);
  server.handle("medium", 3);
  server.handle("slow", 3600);
  asyncio.get_running_loop().call_later(0.02, () => server.stopping.set());
  show("late requests", await running);
  for (const line of server.log) {
    show(line);
  }
  show("left", server.requests.size);
}

asyncio.run(main());
