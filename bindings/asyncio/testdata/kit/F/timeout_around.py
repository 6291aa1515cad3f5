import asyncio
from kit import show


async def forever(name, left):
    try:
        await asyncio.sleep(30)
    finally:
        left.append(name)


async def main():
    me = asyncio.current_task()
    left = []
    try:
        async with asyncio.timeout(0.01) as cm:
            async with asyncio.TaskGroup() as tg:
                a = tg.create_task(forever("a", left))
                b = tg.create_task(forever("b", left))
    except TimeoutError as e:
        show(e, e.__cause__, cm.expired(), me.cancelling())
    show(set(left), a.cancelled(), b.cancelled())
    left = []
    try:
        async with asyncio.TaskGroup() as tg:
            t = tg.create_task(forever("c", left))
            await asyncio.sleep(0)
            async with asyncio.timeout(0.01):
                await asyncio.sleep(30)
    except ExceptionGroup as eg:
        show(eg, left, t.cancelled(), me.cancelling())
    async with asyncio.TaskGroup() as tg:
        t = tg.create_task(asyncio.sleep(0, "kept"))
        try:
            async with asyncio.timeout(0.01):
                await asyncio.sleep(30)
        except TimeoutError as e:
            show("handled inside", e)
    show(t.result(), me.cancelling())


asyncio.run(main())
