// statements: 85, 89
class Backend {
  constructor(name, speed) {
    this.name = name;
    this.speed = speed;
    this.active = 0;
    this.served = [];
  }

  async serve(request) {
    this.active += 1;
    try {
      for (let i = 0; i < this.speed; i++) {
        await asyncio.sleep(0);
      }
      this.served.push(request);
      return `${this.name}/${request}`;
    } finally {
      this.active -= 1;
    }
  }
}

class Balancer {
  constructor(backends, most) {
    this.backends = backends;
    this.most = most;
    this.free = new asyncio.Condition();
  }

  best() {
    const usable = this.backends.filter((b) => b.active < this.most);
    return usable.reduce((a, b) => (a === null || b.active < a.active ? b : a), null);
  }

  async request(n) {
    await this.free.acquire();
    let backend;
    try {
      backend = await this.free.wait_for(() => this.best());
    } finally {
      this.free.release();
    }
    const answer = await backend.serve(n);
    await this.free.run(async () => this.free.notify());
    return answer;
  }
}

async function main() {
  const backends = [new Backend("a", 2), new Backend("b", 5), new Backend("c", 3)];
  const balancer = new Balancer(backends, 1);
  const tasks = [];
  for (let n = 0; n < 9; n++) {
    tasks.push(create_task(balancer.request(n)));
  }
  show(await asyncio.gather(...tasks));
  for (const b of backends) {
    show(b.name, b.served, b.active);
  }
}

asyncio.run(main());
