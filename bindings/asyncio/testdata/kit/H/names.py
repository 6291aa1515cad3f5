import asyncio
from kit import show


async def who():
    return asyncio.current_task().get_name()


async def main():
    show("main is", asyncio.current_task())
    a = asyncio.create_task(who())
    named = asyncio.create_task(who(), name="explicit")
    b = asyncio.create_task(who())
    none = asyncio.create_task(who(), name=None)
    show(a, named, b, none)
    show([await t for t in (a, named, b, none)])
    t = asyncio.create_task(who(), name=17)
    show(t, t.get_name() == "17")
    t.set_name(3.5)
    show(t)
    t.set_name("renamed")
    show(await t, t)
    t.set_name("after the end")
    show(t, asyncio.current_task().get_name())
    asyncio.current_task().set_name("the main one")
    show(asyncio.current_task())
    show(await asyncio.gather(who(), asyncio.create_task(who(), name="in gather"), who()))


asyncio.run(main())
