import asyncio
from kit import show


async def work(n):
    await asyncio.sleep(0.01)
    show("worked", n)
    return n


loop = asyncio.new_event_loop()
show(loop.run_until_complete(work(1)))
task = loop.create_task(work(2), name="made before the loop runs")
show(task, task.done())
show(loop.run_until_complete(task))
fut = loop.create_future()
loop.call_later(0.01, lambda: fut.set_exception(ValueError("from a timer")))
try:
    loop.run_until_complete(fut)
except ValueError as e:
    show("raised", e)
loop.call_soon(loop.stop)
try:
    loop.run_until_complete(loop.create_future())
except RuntimeError as e:
    show(e)
loop.close()
for call in [lambda: loop.call_soon(show), lambda: loop.call_later(1, show), lambda: loop.call_at(1, show)]:
    try:
        call()
    except RuntimeError as e:
        show(e)
coro = work(3)
try:
    loop.run_until_complete(coro)
except RuntimeError as e:
    show(e)
coro.close()
