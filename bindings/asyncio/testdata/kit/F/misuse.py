import asyncio
from kit import show


async def job(name):
    show(name, "ran")


async def attempt(label, fn):
    try:
        fn()
    except RuntimeError as e:
        show(label, e)


async def late(tg):
    try:
        await asyncio.sleep(30)
    finally:
        await attempt("aborting", lambda: tg.create_task(job("late")))


async def fails():
    await asyncio.sleep(0)
    raise ValueError("abort")


async def main():
    tg = asyncio.TaskGroup()
    await attempt("not entered", lambda: tg.create_task(job("early")))
    async with tg:
        tg.create_task(job("normal"))
        try:
            async with tg:
                show("wrong")
        except RuntimeError as e:
            show("entered twice", e)
    await attempt("finished", lambda: tg.create_task(job("after")))
    try:
        async with tg:
            show("wrong")
    except RuntimeError as e:
        show("again", e)
    try:
        async with asyncio.TaskGroup() as other:
            other.create_task(late(other))
            other.create_task(fails())
    except ExceptionGroup as eg:
        show(eg)


asyncio.run(main())
