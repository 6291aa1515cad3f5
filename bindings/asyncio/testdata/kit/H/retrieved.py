import asyncio
from kit import show


async def fails(what):
    raise ValueError(what)


async def main():
    loop = asyncio.get_running_loop()
    reports = []
    loop.set_exception_handler(lambda l, context: reports.append(context["message"]))
    a = asyncio.create_task(fails("looked at"))
    b = asyncio.create_task(fails("awaited"))
    c = asyncio.create_task(fails("taken by a callback"))
    c.add_done_callback(lambda t: show("callback", t.exception()))
    d = asyncio.create_task(fails("never runs"))
    d.cancel()
    await asyncio.sleep(0)
    show(a.exception())
    try:
        await b
    except ValueError as e:
        show("caught", e)
    await asyncio.sleep(0)
    show([t.done() for t in (a, b, c, d)], d.cancelled())
    show("reports", reports)


asyncio.run(main())
