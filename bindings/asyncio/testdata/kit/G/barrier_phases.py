import asyncio
from kit import show


async def worker(barrier, name, log):
    for phase in range(3):
        log.append(f"{name}{phase}")
        index = await barrier.wait()
        if index == 0:
            log.append("|")
        await barrier.wait()


async def main():
    barrier, log = asyncio.Barrier(3), []
    show(barrier.parties, barrier.n_waiting, barrier.broken)
    await asyncio.gather(worker(barrier, "a", log), worker(barrier, "b", log), worker(barrier, "c", log))
    show(log)
    tasks = [asyncio.create_task(barrier.wait()), asyncio.create_task(barrier.wait())]
    await asyncio.sleep(0)
    show("waiting", barrier.n_waiting)
    mine = await barrier.wait()
    indices = [*await asyncio.gather(*tasks), mine]
    show("mine", mine, indices, barrier.n_waiting)
    show("alone", await asyncio.Barrier(1).wait())
    try:
        asyncio.Barrier(0)
    except ValueError as e:
        show(e)


asyncio.run(main())
