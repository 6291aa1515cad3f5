import asyncio
from kit import show


loop = asyncio.new_event_loop()


def first():
    show("first")
    loop.stop()
    show("first ends")


loop.call_soon(first)
loop.call_soon(show, "same pass")
loop.run_forever()
show("stopped", loop.is_running())
loop.call_soon(loop.stop)
loop.run_forever()
show("again", loop.is_closed())
loop.close()
loop.close()
show(loop.is_closed())
