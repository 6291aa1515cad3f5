import asyncio
from kit import show


SITE = {
    "/": ["/a", "/b"],
    "/a": ["/b", "/c"],
    "/b": ["/", "/broken"],
    "/c": ["/deep"],
    "/deep": [],
}


async def fetch_page(url):
    await asyncio.sleep(0)
    if url not in SITE:
        raise KeyError(url)
    return SITE[url]


class Crawler:
    def __init__(self, workers):
        self.queue = asyncio.Queue()
        self.seen = set()
        self.visited = []
        self.broken = []
        self.workers = workers

    def add(self, url):
        if url not in self.seen:
            self.seen.add(url)
            self.queue.put_nowait(url)

    async def work(self, name):
        while True:
            url = await self.queue.get()
            try:
                links = await fetch_page(url)
                self.visited.append(f"{name} {url}")
                for link in links:
                    self.add(link)
            except KeyError:
                self.broken.append(url)
            finally:
                self.queue.task_done()

    async def crawl(self, start):
        self.add(start)
        async with asyncio.TaskGroup() as tg:
            tasks = [tg.create_task(self.work(f"w{i}")) for i in range(self.workers)]
            await self.queue.join()
            for t in tasks:
                t.cancel()


async def main():
    for workers in (1, 3):
        crawler = Crawler(workers)
        await crawler.crawl("/")
        show(workers, crawler.visited)
        show("broken", crawler.broken, len(crawler.seen))


asyncio.run(main())
