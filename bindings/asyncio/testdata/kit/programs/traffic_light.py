import asyncio
from kit import show


class Light:
    def __init__(self):
        self.green = {"ns": asyncio.Event(), "ew": asyncio.Event()}
        self.changed = 0

    async def run(self, rounds, log):
        for _ in range(rounds):
            for way in ("ns", "ew"):
                self.green[way].set()
                log.append("green " + way)
                await asyncio.sleep(0.01)
                self.green[way].clear()
                self.changed += 1


async def car(name, way, light, road, log):
    await light.green[way].wait()
    async with road:
        log.append(f"{name} crosses {way}")
        await asyncio.sleep(0)
    return name


async def main():
    light, road, log = Light(), asyncio.Lock(), []
    controller = asyncio.create_task(light.run(2, log))
    cars = [
        asyncio.create_task(car(n, "ew" if i % 2 else "ns", light, road, log)) for i, n in enumerate("abcde")
    ]
    show(await asyncio.gather(*cars))
    late = asyncio.create_task(car("late", "ns", light, road, log))
    show(await late)
    await controller
    show(log)
    show(light.changed, light.green["ns"].is_set())
    try:
        await asyncio.wait_for(car("stuck", "ew", light, road, log), 0.01)
    except TimeoutError as e:
        show(type(e).__name__)


asyncio.run(main())
