import asyncio
from kit import show


async def fails_in_cleanup():
    try:
        await asyncio.sleep(3600)
    finally:
        raise ValueError("cleanup failed")


async def main():
    asyncio.get_running_loop().set_exception_handler(
        lambda loop, context: show("handler:", context["message"], context["exception"], context["task"])
    )
    task = asyncio.create_task(fails_in_cleanup(), name="messy")
    await asyncio.sleep(0)
    return "main's value"


show(asyncio.run(main()))
