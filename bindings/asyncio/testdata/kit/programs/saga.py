import asyncio
from kit import show


class Step:
    def __init__(self, name, fails=False):
        self.name = name
        self.fails = fails

    async def apply(self, log):
        await asyncio.sleep(0)
        if self.fails:
            raise RuntimeError(self.name + " failed")
        log.append("+" + self.name)

    async def undo(self, log):
        await asyncio.sleep(0.01)
        log.append("-" + self.name)


async def saga(steps, log):
    applied = []
    try:
        for step in steps:
            await step.apply(log)
            applied.append(step)
            if step.name == "pause":
                await asyncio.sleep(3600)
        return "committed"
    except BaseException:
        async def undo():
            for step in reversed(applied):
                await step.undo(log)
            log.append("rolled back")

        rollback = asyncio.create_task(undo())
        await asyncio.shield(rollback)
        raise


async def main():
    log = []
    show(await saga([Step("book"), Step("pay")], log), log)
    log = []
    try:
        await saga([Step("book"), Step("pay"), Step("ship", fails=True)], log)
    except RuntimeError as e:
        show(e, log)
    log = []
    t = asyncio.create_task(saga([Step("book"), Step("pause"), Step("ship")], log))
    await asyncio.sleep(0.01)
    t.cancel("customer left")
    await asyncio.sleep(0)
    show("rolling back", t.done(), log)
    t.cancel("hurry")
    try:
        await t
    except asyncio.CancelledError as e:
        show(e, log)
    await asyncio.sleep(0.05)
    show("the rollback went on", log)


asyncio.run(main())
