import asyncio
from kit import show
from contextvars import ContextVar

current = ContextVar("current", default=None)


class Span:
    """A piece of work; spans nest by context, whichever task they are in."""

    def __init__(self, name):
        self.name = name
        self.children = []
        self.outcome = "open"
        self.parent = current.get()
        if self.parent:
            self.parent.children.append(self)

    async def run(self, fn, *args):
        token = current.set(self)
        try:
            value = await fn(*args)
            self.outcome = "ok"
            return value
        except asyncio.CancelledError as e:
            self.outcome = "cancelled " + str(e)
            raise
        except Exception as e:
            self.outcome = "failed " + str(e)
            raise
        finally:
            current.reset(token)

    def tree(self, depth=0):
        show("  " * depth + self.name, "-", self.outcome)
        for child in self.children:
            child.tree(depth + 1)


async def leaf(name, passes, error=None):
    async def body():
        for _ in range(passes):
            await asyncio.sleep(0)
        if error:
            raise ValueError(error)
        return name

    return await Span(name).run(body)


async def branch(eager):
    tasks = [
        asyncio.Task(leaf("in a task", 1), loop=asyncio.get_running_loop(), eager_start=eager),
        asyncio.Task(leaf("fails", 2, "badly"), loop=asyncio.get_running_loop(), eager_start=eager),
        asyncio.Task(leaf("endless", 10000), loop=asyncio.get_running_loop(), eager_start=eager),
    ]
    show("branch sees", current.get().name, len(current.get().children))
    await leaf("inline", 0)
    show(await asyncio.gather(leaf("gathered", 1), leaf("gathered too", 0)))
    try:
        await tasks[1]
    except ValueError as e:
        show("caught", e)
    tasks[2].cancel("enough")
    for t in tasks:
        while not t.done():
            await asyncio.sleep(0)
    late = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(lambda: late.set_result(current.get().name))
    return await late


async def main():
    for eager in (False, True):
        root = Span("root, eager" if eager else "root")
        show("result", await root.run(branch, eager))
        show("after", current.get())
        root.tree()
    loose = asyncio.create_task(leaf("loose", 0))
    await loose
    show("loose", current.get(), len(root.children))


asyncio.run(main())
