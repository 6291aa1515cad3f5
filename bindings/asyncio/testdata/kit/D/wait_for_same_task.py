import asyncio
from kit import show


async def who():
    await asyncio.sleep(0)
    return asyncio.current_task().get_name()


async def main():
    asyncio.current_task().set_name("the main one")
    show("limited", await asyncio.wait_for(who(), 5))
    show("unlimited", await asyncio.wait_for(who(), None))
    show("as a task", await asyncio.wait_for(asyncio.create_task(who(), name="own"), 5))
    show("tasks left", len(asyncio.all_tasks()))


asyncio.run(main())
