import asyncio
from kit import show


async def main():
    loop = asyncio.get_running_loop()
    a = loop.call_soon(show, "a")
    b = loop.call_soon(show, "b")
    c = loop.call_soon(lambda: d.cancel())
    d = loop.call_soon(show, "d, cancelled by c in the same pass")
    timer = loop.call_later(0.01, show, "timer")
    other = loop.call_later(0.02, show, "other timer")
    b.cancel()
    timer.cancel()
    timer.cancel()
    show([h.cancelled() for h in (a, b, c, d, timer, other)])
    await asyncio.sleep(0.05)
    show([h.cancelled() for h in (a, b, c, d, timer, other)])
    a.cancel()
    show("cancel after it ran", a.cancelled())
    when = loop.time() + 100
    far = loop.call_at(when, show, "never")
    show("when", far.when() == when)
    far.cancel()


asyncio.run(main())
