import asyncio
from kit import show


async def fails(error):
    await asyncio.sleep(0)
    raise error


async def run(errors):
    try:
        try:
            async with asyncio.TaskGroup() as tg:
                for e in errors:
                    tg.create_task(fails(e))
        except* ValueError as eg:
            show("values", eg.exceptions)
        except* (TypeError, RuntimeError) as eg:
            show("types", eg.exceptions)
    except ExceptionGroup as eg:
        show("left over", eg)
        return False
    return True


class Odd(Exception):
    pass


async def main():
    show(await run([ValueError("a"), TypeError("b"), ValueError("c"), RuntimeError("d")]))
    show(await run([ValueError("only")]))
    show(await run([Odd("odd"), ValueError("e"), ExceptionGroup("g", [TypeError("f"), Odd("odd too")])]))
    show(await run([]))


asyncio.run(main())
