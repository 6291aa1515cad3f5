import asyncio
from kit import show


async def step(name, turns, fail=None):
    for _ in range(turns):
        await asyncio.sleep(0)
    if fail:
        raise fail
    return name


async def main():
    me = asyncio.current_task()
    scopes = []
    plan = [("login", 2, None), ("hang", None, None), ("query", 1, ValueError("bad query")), ("logout", 3, None)]
    for name, turns, fail in plan:
        scope = asyncio.timeout(5 if turns else 0.01)
        scopes.append(scope)
        try:
            async with scope:
                if turns is None:
                    await asyncio.get_running_loop().create_future()
                show(name, "->", await step(name, turns, fail))
        except TimeoutError:
            show(name, "timed out")
        except ValueError as e:
            show(name, e)
        show(me.cancelling())
    show([s.expired() for s in scopes])


asyncio.run(main())
