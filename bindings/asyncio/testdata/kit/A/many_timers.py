import asyncio
from kit import show


async def main():
    loop = asyncio.get_running_loop()
    base = loop.time() - 1000
    fired = []
    handles = [loop.call_at(base + (i * 37) % 300, fired.append, (i * 37) % 300) for i in range(300)]
    for i, h in enumerate(handles):
        if i % 5:
            h.cancel()
    show("kept", len([h for h in handles if not h.cancelled()]))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    show("fired", len(fired), "in order", fired == sorted(fired))
    show(fired[:5], fired[-5:])
    far = [loop.call_later(3600 + i, fired.append, -1) for i in range(150)]
    for h in far:
        h.cancel()
    loop.call_later(0, fired.append, "last")
    await asyncio.sleep(0.01)
    show(fired[-1], len(fired))


asyncio.run(main())
