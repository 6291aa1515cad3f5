import asyncio
from kit import show


async def child(name):
    show(name, "starts")
    try:
        await asyncio.sleep(30)
    except asyncio.CancelledError as e:
        show(name, e)
        raise


async def attempt(label, flag):
    g = asyncio.gather(child(label + "1"), child(label + "2"), return_exceptions=flag)
    await asyncio.sleep(0)
    show("cancel", g.cancel("stop " + label), g.cancelled(), g.done())
    try:
        show("value", await g)
    except asyncio.CancelledError as e:
        show("raised", e)
    show("state", g.done(), g.cancelled(), asyncio.current_task().cancelling())
    show("again", g.cancel())


async def main():
    await attempt("plain", False)
    await attempt("kept", True)


asyncio.run(main())
