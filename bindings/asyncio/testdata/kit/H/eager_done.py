import asyncio
from kit import show


async def quick(value):
    return value


async def nested(value):
    return await quick(value) + await asyncio.Task(quick(1), loop=asyncio.get_running_loop(), eager_start=True)


async def main():
    loop = asyncio.get_running_loop()
    t = asyncio.Task(nested(41), loop=asyncio.get_running_loop(), eager_start=True)
    show(t.done(), t.result(), t.cancel(), t.cancelling())
    show("its coroutine is gone", t.get_coro() is None)
    lazy = asyncio.create_task(quick(1))
    await lazy
    show("that of an ordinary one is not", lazy.get_coro() is None)
    loop.call_soon(show, "the loop turns")
    show(await t, await t)
    done = [asyncio.Task(quick(n), loop=asyncio.get_running_loop(), eager_start=True) for n in range(3)]
    show([await d for d in done])
    show("before the loop turns")
    t.add_done_callback(lambda f: show("callback", f.result()))
    show(await asyncio.gather(*done, t))
    fut = loop.create_future()
    fut.set_result("ready")

    async def waits_for_ready():
        return await fut

    show("awaits a done future", asyncio.Task(waits_for_ready(), loop=asyncio.get_running_loop(), eager_start=True).done())
    sleeper = asyncio.Task(asyncio.sleep(10), loop=asyncio.get_running_loop(), eager_start=True, name="sleeper")
    show(sleeper, sleeper.cancel("no"), sleeper.done())
    try:
        await sleeper
    except asyncio.CancelledError as e:
        show(e, sleeper.cancelled())


asyncio.run(main())
