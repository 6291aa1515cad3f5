import asyncio
from kit import show


async def child(parent):
    me = asyncio.current_task()
    show("child", me, me is parent, len(asyncio.all_tasks()))
    asyncio.get_running_loop().call_soon(plain, "from child")
    await asyncio.sleep(0)
    show("child again", asyncio.current_task() is me)


def plain(where):
    show("callback", where, asyncio.current_task(), len(asyncio.all_tasks()))


async def direct():
    return asyncio.current_task()


async def main():
    me = asyncio.current_task()
    show(me, asyncio.all_tasks())
    show(await direct() is me)
    t = asyncio.create_task(child(me))
    show("not started, yet counted", len(asyncio.all_tasks()), t in asyncio.all_tasks())
    asyncio.get_running_loop().call_soon(plain, "from main")
    await t
    show("done, not counted", len(asyncio.all_tasks()), t in asyncio.all_tasks())
    t.add_done_callback(lambda f: show("done callback", asyncio.current_task(), f is t))
    await asyncio.sleep(0)


asyncio.run(main())
