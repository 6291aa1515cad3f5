import asyncio
from kit import show


class Account:
    def __init__(self, name, balance):
        self.name = name
        self.balance = balance
        self.lock = asyncio.Lock()


class Insufficient(Exception):
    pass


async def transfer(source, target, amount, log):
    first, second = sorted([source, target], key=lambda a: a.name)
    async with first.lock, second.lock:
        before = source.balance
        await asyncio.sleep(0)
        if before < amount:
            raise Insufficient(f"{source.name} has {before}, not {amount}")
        source.balance = before - amount
        await asyncio.sleep(0)
        target.balance += amount
        log.append(f"{source.name}->{target.name} {amount}")


async def main():
    ann, bob, cat = Account("ann", 100), Account("bob", 50), Account("cat", 0)
    log = []
    ends = await asyncio.gather(
        transfer(ann, bob, 30, log),
        transfer(bob, ann, 80, log),
        transfer(bob, cat, 500, log),
        transfer(ann, cat, 10, log),
        transfer(cat, bob, 10, log),
        return_exceptions=True,
    )
    show(ends)
    show(log)
    show([[a.name, a.balance] for a in (ann, bob, cat)])
    t = asyncio.create_task(transfer(ann, bob, 1, log))
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.gather(t, return_exceptions=True)
    show("interrupted", ann.balance + bob.balance + cat.balance, ann.lock.locked(), bob.lock.locked())


asyncio.run(main())
