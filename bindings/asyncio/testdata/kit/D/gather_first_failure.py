import asyncio
from kit import show


async def fails(turns, text):
    for _ in range(turns):
        await asyncio.sleep(0)
    show("raise", text)
    raise ValueError(text)


async def slow():
    try:
        await asyncio.sleep(0.02)
        show("slow done")
        return "slow"
    finally:
        show("slow leaves")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda l, c: show("handler", c["message"]))
    s = asyncio.create_task(slow(), name="slow")
    late = asyncio.create_task(fails(4, "late"), name="late")
    g = asyncio.gather(s, fails(1, "early"), late)
    try:
        await g
    except ValueError as e:
        show("caught", e)
    show("now", s.done(), s.cancelling(), late.done(), late.cancelling())
    show("gather", g.done(), g.cancelled(), g.exception())
    show("slow gives", await s)
    show("late is", late.done(), late.exception())


asyncio.run(main())
