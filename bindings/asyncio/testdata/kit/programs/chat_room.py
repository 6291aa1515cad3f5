import asyncio
from kit import show


class Room:
    def __init__(self):
        self.members = {}
        self.history = []

    async def session(self, name, inbox, script):
        self.members[name] = inbox
        self.say("*", name + " joins")
        try:
            for line in script:
                if line is None:
                    await asyncio.sleep(0)
                else:
                    self.say(name, line)
        finally:
            del self.members[name]
            self.say("*", name + " leaves")
            inbox.shutdown()

    def say(self, who, text):
        self.history.append(f"{who}: {text}")
        for name, inbox in self.members.items():
            if name != who:
                inbox.put_nowait(f"{who}: {text}")


async def read(name, inbox):
    lines = []
    try:
        while True:
            lines.append(await inbox.get())
    except asyncio.QueueShutDown:
        return name, lines


async def main():
    room = Room()
    inboxes = {"ann": asyncio.Queue(), "bob": asyncio.Queue(), "cat": asyncio.Queue()}
    readers = [asyncio.create_task(read(name, inbox)) for name, inbox in inboxes.items()]
    async with asyncio.TaskGroup() as tg:
        tg.create_task(room.session("ann", inboxes["ann"], ["hello", None, None, "bye"]))
        tg.create_task(room.session("bob", inboxes["bob"], [None, "hi ann", None, None, None]))
        cat = tg.create_task(room.session("cat", inboxes["cat"], [None] * 100))
        await asyncio.sleep(0.01)
        cat.cancel()
    for name, lines in await asyncio.gather(*readers):
        show(name, lines)
    show(len(room.history), len(room.members))


asyncio.run(main())
