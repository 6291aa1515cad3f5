import asyncio
from kit import show


async def main():
    loop = asyncio.get_running_loop()

    def handler(loop_, context):
        show("handler", loop_ is loop, context["message"].startswith("Exception in callback"), context["exception"])

    def boom(what):
        raise ValueError(what)

    loop.set_exception_handler(handler)
    show("handler set", loop.get_exception_handler() is handler)
    loop.call_soon(show, "before")
    loop.call_soon(boom, "one")
    loop.call_soon(show, "between")
    loop.call_later(0, boom, "two")
    await asyncio.sleep(0)
    show("main goes on")
    await asyncio.sleep(0.01)
    loop.call_exception_handler({"message": "Exception in callback, made up", "exception": TypeError("mine")})
    loop.set_exception_handler(None)
    show("reset", loop.get_exception_handler())


asyncio.run(main())
