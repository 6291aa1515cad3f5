import asyncio
from kit import show


class Backend:
    def __init__(self, name, speed):
        self.name = name
        self.speed = speed
        self.active = 0
        self.served = []

    async def serve(self, request):
        self.active += 1
        try:
            for _ in range(self.speed):
                await asyncio.sleep(0)
            self.served.append(request)
            return f"{self.name}/{request}"
        finally:
            self.active -= 1


class Balancer:
    def __init__(self, backends, most):
        self.backends = backends
        self.most = most
        self.free = asyncio.Condition()

    def best(self):
        usable = [b for b in self.backends if b.active < self.most]
        return min(usable, key=lambda b: b.active, default=None)

    async def request(self, n):
        async with self.free:
            backend = await self.free.wait_for(self.best)
        answer = await backend.serve(n)
        async with self.free:
            self.free.notify()
        return answer


async def main():
    backends = [Backend("a", 2), Backend("b", 5), Backend("c", 3)]
    balancer = Balancer(backends, 1)
    tasks = [asyncio.create_task(balancer.request(n)) for n in range(9)]
    show(await asyncio.gather(*tasks))
    for b in backends:
        show(b.name, b.served, b.active)


asyncio.run(main())
