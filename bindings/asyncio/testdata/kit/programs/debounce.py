import asyncio
from kit import show


class Debouncer:
    """Calls fn once things have been quiet for `delay`."""

    def __init__(self, delay, fn):
        self.delay, self.fn = delay, fn
        self.handle = None
        self.dropped = 0

    def __call__(self, *args):
        loop = asyncio.get_running_loop()
        if self.handle is not None and not self.handle.cancelled():
            self.handle.cancel()
            self.dropped += 1
        self.handle = loop.call_later(self.delay, self.fire, *args)

    def fire(self, *args):
        self.handle = None
        self.fn(*args)

    def flush(self):
        if self.handle is None:
            return False
        self.handle.cancel()
        self.handle = None
        return True


class Saver:
    def __init__(self):
        self.saved = []
        self.running = None
        self.again = None

    def request(self, text):
        """Starts a save; while one runs, the newest text waits for it."""
        if self.running is not None:
            self.again = text
            show("save of", text, "postponed")
            return
        self.running = asyncio.create_task(self.save(text), name="save " + text)
        self.running.add_done_callback(self.finished)

    async def save(self, text):
        show(asyncio.current_task(), "writes")
        await asyncio.sleep(0)
        if text == "bad":
            raise ValueError("cannot save " + text)
        self.saved.append(text)

    def finished(self, task):
        show(task, "ended with", task.exception())
        self.running = None
        if self.again is not None:
            text, self.again = self.again, None
            self.request(text)


async def main():
    saver = Saver()
    edit = Debouncer(0.01, saver.request)
    for text in ("a", "ab", "abc"):
        edit(text)
    show("dropped", edit.dropped, saver.saved)
    await asyncio.sleep(0.04)
    show(saver.saved)
    edit("abcd")
    show("flush", edit.flush(), edit.flush())
    await asyncio.sleep(0.03)
    show(saver.saved)
    for text in ("bad", "x", "xy"):
        saver.request(text)
    while saver.running:
        await asyncio.sleep(0)
    show(saver.saved, saver.again)


asyncio.run(main())
