import asyncio
from kit import show


class Expired(Exception):
    pass


class Deadline:
    """A time limit written by hand: cancels the task, and takes its own cancellation back."""

    def __init__(self, name):
        self.name = name
        self.expired = False

    def trip(self):
        if not self.expired:
            self.expired = True
            self.task.cancel(self.name)

    async def run(self, fn):
        self.task = asyncio.current_task()
        before = self.task.cancelling()
        try:
            return await fn(self)
        except asyncio.CancelledError as e:
            if self.expired and self.task.uncancel() <= before:
                raise Expired(self.name) from e
            show("  not the work of", self.name, "alone:", e)
            raise
        finally:
            show("  leave", self.name, "requests", self.task.cancelling())


async def trip_later(*deadlines):
    await asyncio.sleep(0)
    for d in deadlines:
        d.trip()


async def endless(d=None):
    await asyncio.get_running_loop().create_future()


async def attempt(what, fn):
    show(what)
    try:
        show("  result", await fn())
    except Expired as e:
        show("  Expired", str(e), "cause", e.__cause__)
    except asyncio.CancelledError as e:
        show("  cancelled", e)
        me = asyncio.current_task()
        while me.cancelling():
            me.uncancel()


async def main():
    me = asyncio.current_task()
    await attempt("in time", lambda: Deadline("never").run(lambda d: asyncio.sleep(0, "quick")))

    async def simple():
        d = Deadline("one")
        helper = asyncio.create_task(trip_later(d))
        try:
            return await d.run(endless)
        finally:
            await helper

    await attempt("expires", simple)

    def nested(*which):
        async def go():
            inner, outer = Deadline("inner"), Deadline("outer")
            by_name = {"inner": inner, "outer": outer}
            helper = asyncio.create_task(trip_later(*[by_name[w] for w in which]))

            async def body(d):
                try:
                    return await inner.run(endless)
                except Expired as e:
                    show("  between them", str(e))
                    return await asyncio.sleep(0, "inner caught")

            try:
                return await outer.run(body)
            finally:
                await helper

        return go

    await attempt("inner first", nested("inner"))
    await attempt("outer first", nested("outer"))
    await attempt("both, inner before", nested("inner", "outer"))
    await attempt("both, outer before", nested("outer", "inner"))

    async def from_outside():
        d = Deadline("late")
        asyncio.get_running_loop().call_soon(me.cancel, "from outside")
        helper = asyncio.create_task(trip_later(d))
        try:
            return await d.run(endless)
        finally:
            await helper

    await attempt("cancelled from outside", from_outside)
    show("requests left", me.cancelling())


asyncio.run(main())
