import asyncio
from kit import show


async def main():
    loop = asyncio.get_running_loop()
    fast, slow = loop.create_future(), loop.create_future()
    loop.call_later(0.03, slow.set_result, "slow")
    loop.call_later(0.01, fast.set_result, "fast")
    for f in (slow, fast):
        f.add_done_callback(lambda f: show("resolved", f.result()))
    show(await slow, fast.done())
    show(await fast)
    guarded = loop.create_future()
    timer = loop.call_later(0.05, lambda: guarded.done() or guarded.set_exception(asyncio.TimeoutError("no answer")))
    loop.call_later(0.01, guarded.set_result, "an answer")
    show(await guarded)
    timer.cancel()
    late = loop.create_future()
    loop.call_later(0.01, lambda: late.done() or late.set_exception(asyncio.TimeoutError("no answer")))
    try:
        await late
    except asyncio.TimeoutError as e:
        show("late", e)


asyncio.run(main())
