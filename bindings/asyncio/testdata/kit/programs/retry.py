import asyncio
from kit import show


class Refused(Exception):
    pass


class GaveUp(Exception):
    pass


class Server:
    """Fails a given number of times for each path, then answers; "hang" never answers."""

    def __init__(self, failures):
        self.failures = dict(failures)
        self.hits = []

    async def get(self, path):
        self.hits.append(path)
        await asyncio.sleep(0)
        if path == "hang":
            try:
                await asyncio.get_running_loop().create_future()
            finally:
                show("  connection to", path, "closed")
        left = self.failures.get(path, 0)
        if left:
            self.failures[path] = left - 1
            raise Refused(f"{path} refused, {left - 1} to go")
        if path == "bug":
            raise TypeError("a bug is not retried")
        return "contents of " + path


async def retry(fn, path, attempts, delay, delays):
    last = None
    for n in range(1, attempts + 1):
        try:
            value = await fn(path)
            show(" ", path, "answered at attempt", n)
            return value
        except Refused as e:
            last = e
            if n < attempts:
                delays.append(delay)
                await asyncio.sleep(delay)
                delay = min(delay * 2, 0.004)
    raise GaveUp(f"{path} after {attempts} attempts") from last


async def download(server, path, attempts=4):
    delays = []
    try:
        return await retry(server.get, path, attempts, 0.001, delays)
    except GaveUp as e:
        show(" ", str(e), "because", str(e.__cause__))
        return None
    finally:
        show(" ", path, "slept", len(delays), "times, longest", max(delays, default=0))


async def main():
    server = Server({"a": 0, "b": 2, "c": 9})
    for path in ("a", "b", "c", "bug"):
        try:
            show(await download(server, path))
        except TypeError as e:
            show("failed", e)
    show("hits", server.hits)
    t = asyncio.create_task(download(server, "hang"))
    for _ in range(3):
        await asyncio.sleep(0)
    t.cancel("user pressed stop")
    try:
        await t
    except asyncio.CancelledError as e:
        show("cancelled, not retried:", str(e), server.hits.count("hang"))
    server.failures["d"] = 1
    t = asyncio.create_task(download(server, "d"))
    for _ in range(2):
        await asyncio.sleep(0)
    t.cancel("stop while it backs off")
    try:
        await t
    except asyncio.CancelledError as e:
        show("cancelled:", str(e), server.hits.count("d"), t.cancelling())


asyncio.run(main())
