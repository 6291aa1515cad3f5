import asyncio
from kit import show


class Server:
    def __init__(self):
        self.stopping = asyncio.Event()
        self.requests = set()
        self.log = []

    def handle(self, name, turns):
        t = asyncio.create_task(self.serve(name, turns), name=name)
        self.requests.add(t)
        t.add_done_callback(self.requests.discard)
        return t

    async def serve(self, name, turns):
        try:
            await asyncio.sleep(0.01 * turns)
            self.log.append(name + " served")
        except asyncio.CancelledError:
            self.log.append(name + " cut off")
            await asyncio.sleep(0)
            self.log.append(name + " said sorry")
            raise

    async def run(self, grace):
        await self.stopping.wait()
        self.log.append(f"stopping with {len(self.requests)} requests")
        done, pending = await asyncio.wait(self.requests, timeout=grace)
        self.log.append(f"{len(done)} done, {len(pending)} late")
        for t in pending:
            t.cancel("shutdown")
        await asyncio.gather(*pending, return_exceptions=True)
        self.log.append("stopped")
        return len(pending)


async def main():
    server = Server()
    running = asyncio.create_task(server.run(0.03))
    server.handle("quick", 1)
    server.handle("medium", 3)
    server.handle("slow", 3600)
    asyncio.get_running_loop().call_later(0.02, server.stopping.set)
    show("late requests", await running)
    for line in server.log:
        show(line)
    show("left", len(server.requests))


asyncio.run(main())
