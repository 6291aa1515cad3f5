import asyncio
from kit import show


async def sleeper():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        show("inside", e, e.args[0] if e.args else None)
        raise


async def fetch(t, how):
    try:
        if how == "await":
            await t
        else:
            t.result()
    except asyncio.CancelledError as e:
        show(how, e)


async def main():
    t = asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    t.cancel("the reason")
    await fetch(t, "await")
    await fetch(t, "result")
    await fetch(t, "await")
    t = asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    t.cancel()
    await fetch(t, "await")
    t = asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    t.cancel(404)
    await asyncio.sleep(0)
    try:
        t.exception()
    except asyncio.CancelledError as e:
        show("exception()", e.args[0])
    await fetch(t, "await")


asyncio.run(main())
