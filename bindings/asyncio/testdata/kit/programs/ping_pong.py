import asyncio
from kit import show


async def player(name, inbox, outbox, log):
    hits = 0
    while True:
        ball = await inbox.get()
        if ball is None:
            outbox.put_nowait(None)
            return [name, hits]
        hits += 1
        log.append(f"{name} {ball}")
        await outbox.put(ball + 1 if ball < 7 else None)
        if ball >= 7:
            return [name, hits]


async def main():
    left, right, log = asyncio.Queue(1), asyncio.Queue(1), []
    await left.put(0)
    show(await asyncio.gather(player("ping", left, right, log), player("pong", right, left, log)))
    show(log)
    show(left.qsize(), right.qsize())
    court = asyncio.Queue(1)
    judge = asyncio.create_task(asyncio.wait_for(court.get(), 0.02))
    try:
        await judge
    except TimeoutError as e:
        show("nobody plays", type(e).__name__)


asyncio.run(main())
