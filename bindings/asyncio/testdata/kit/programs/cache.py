import asyncio
from kit import show


class Cache:
    """Loads each key once; everybody who asks meanwhile shares the load. Failures are not kept."""

    def __init__(self, load):
        self.load = load
        self.entries = {}
        self.loads = 0

    async def get(self, key):
        fut = self.entries.get(key)
        if fut is not None:
            return await fut
        fut = self.entries[key] = asyncio.get_running_loop().create_future()
        self.loads += 1
        try:
            value = await self.load(key)
        except asyncio.CancelledError:
            del self.entries[key]
            fut.cancel("loader of " + key + " was cancelled")
            raise
        except Exception as e:
            del self.entries[key]
            fut.set_exception(e)
            fut.exception()
            raise
        fut.set_result(value)
        return value

gates = {}


async def load(key):
    show("load", key)
    if key == "broken":
        await asyncio.sleep(0)
        raise ValueError("no such page: " + key)
    gates[key] = asyncio.get_running_loop().create_future()
    extra = await gates[key]
    return [key, extra]


async def ask(cache, who, key):
    try:
        value = await cache.get(key)
    except asyncio.CancelledError as e:
        show(who, "cancelled,", str(e), asyncio.current_task().cancelling())
        raise
    except ValueError as e:
        show(who, "failed,", str(e))
        return e
    show(who, "got", value)
    return value


async def main():
    cache = Cache(load)
    tasks = [asyncio.create_task(ask(cache, f"reader {n}", "home")) for n in range(3)]
    await asyncio.sleep(0)
    gates["home"].set_result("contents")
    values = [await t for t in tasks]
    show("same object", values[0] is values[1], values[0] is values[2], "loads", cache.loads)
    show("again", await cache.get("home"), "loads", cache.loads)

    tasks = [asyncio.create_task(ask(cache, f"unlucky {n}", "broken")) for n in range(3)]
    errors = [await t for t in tasks]
    show("same error", errors[0] is errors[2], list(cache.entries), "loads", cache.loads)

    tasks = [asyncio.create_task(ask(cache, f"visitor {n}", "news")) for n in range(3)]
    await asyncio.sleep(0)
    tasks[0].cancel("left")
    for t in tasks:
        try:
            await t
        except asyncio.CancelledError:
            show(t.cancelled(), t.cancelling())
    show(list(cache.entries), "loads", cache.loads)
    retry = asyncio.create_task(ask(cache, "second try", "news"))
    await asyncio.sleep(0)
    gates["news"].set_result("today")
    show(await retry, "loads", cache.loads)


asyncio.run(main())
