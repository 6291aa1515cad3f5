// statements: 68, 85
const SITE = {
  "/": ["/a", "/b"],
  "/a": ["/b", "/c"],
  "/b": ["/", "/broken"],
  "/c": ["/deep"],
  "/deep": [],
};

async function fetch_page(url) {
  await asyncio.sleep(0);
  if (!(url in SITE)) {
    throw new asyncio.LookupError(url);
  }
  return SITE[url];
}

class Crawler {
  constructor(workers) {
    this.queue = new asyncio.Queue();
    this.seen = new Set();
    this.visited = [];
    this.broken = [];
    this.workers = workers;
  }

  add(url) {
    if (!this.seen.has(url)) {
      this.seen.add(url);
      this.queue.put_nowait(url);
    }
  }

  async work(name) {
    while (true) {
      const url = await this.queue.get();
      try {
        const links = await fetch_page(url);
        this.visited.push(`${name} ${url}`);
        for (const link of links) {
          this.add(link);
        }
      } catch (e) {
        if (!(e instanceof asyncio.LookupError)) throw e;
        this.broken.push(url);
      } finally {
        this.queue.task_done();
      }
    }
  }

  async crawl(start) {
    this.add(start);
    await asyncio.TaskGroup(async (tg) => {
      const tasks = [];
      for (let i = 0; i < this.workers; i++) {
        tasks.push(tg.create_task(this.work(`w${i}`)));
      }
      await this.queue.join();
      for (const t of tasks) {
        t.cancel();
      }
    });
  }
}

async function main() {
  for (const workers of [1, 3]) {
    const crawler = new Crawler(workers);
    await crawler.crawl("/");
    show(workers, crawler.visited);
    show("broken", crawler.broken, crawler.seen.size);
  }
}

asyncio.run(main());
