import asyncio
from kit import show


loop = asyncio.new_event_loop()
show(loop.is_closed(), loop.is_running(), loop.get_debug())
loop.set_debug(True)
show(loop.get_debug())


async def inside():
    show("running", loop.is_running())
    try:
        loop.close()
    except RuntimeError as e:
        show(e)
    try:
        loop.run_forever()
    except RuntimeError as e:
        show(type(e).__name__)


loop.run_until_complete(inside())
loop.close()
show(loop.is_closed(), loop.is_running())
