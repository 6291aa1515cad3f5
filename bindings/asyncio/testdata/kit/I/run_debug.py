import asyncio
from kit import show


async def flags():
    return asyncio.get_running_loop().get_debug()


show(asyncio.run(flags(), debug=True))
show(asyncio.run(flags(), debug=False))
