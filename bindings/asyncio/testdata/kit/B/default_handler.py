import asyncio
import logging
from kit import show


logging.getLogger("asyncio").setLevel(logging.CRITICAL + 1)


async def main():
    loop = asyncio.get_running_loop()
    seen = []

    def handler(loop, context):
        seen.append([context["message"], context.get("exception")])
        loop.default_exception_handler(context)

    loop.set_exception_handler(handler)
    loop.call_exception_handler({"message": "by hand"})
    loop.call_exception_handler({"message": "with an error", "exception": ValueError("e")})
    show(seen)

    def fails(loop, context):
        raise TypeError("the handler fails")

    loop.set_exception_handler(fails)
    loop.call_exception_handler({"message": "lost"})
    loop.set_exception_handler(None)
    loop.call_exception_handler({"message": "for the log"})
    show("main goes on", loop.get_exception_handler())


asyncio.run(main())
