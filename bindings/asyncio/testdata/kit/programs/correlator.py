import asyncio
from kit import show


class Disconnected(Exception):
    pass


class Client:
    """Sends numbered requests and matches the answers to them."""

    def __init__(self, wire):
        self.wire = wire
        self.pending = {}
        self.next_id = 0

    async def call(self, method, *args):
        self.next_id += 1
        key = self.next_id
        fut = asyncio.get_running_loop().create_future()
        self.pending[key] = fut
        fut.add_done_callback(lambda f: self.pending.pop(key, None))
        self.wire.append([key, method, list(args)])
        return await fut

    def feed(self, key, kind, value):
        fut = self.pending.get(key)
        if fut is None:
            show("stray answer", key, value)
        elif fut.done():
            show("answer too late", key, value, fut.cancelled())
        elif kind == "ok":
            fut.set_result(value)
        else:
            fut.set_exception(RuntimeError(value))

    def disconnect(self):
        for key, fut in list(self.pending.items()):
            if not fut.done():
                fut.set_exception(Disconnected("request %d lost" % key))


def serve(client, message):
    key, method, args = message
    if method == "add":
        client.feed(key, "ok", sum(args))
    elif method == "fail":
        client.feed(key, "error", "server says no")
    elif method == "drop":
        show("dropped", key)


async def user(client, method, *args):
    try:
        value = await client.call(method, *args)
        show(method, args, "->", value)
        return value
    except RuntimeError as e:
        show(method, args, "failed:", str(e))
        return None


async def main():
    wire = []
    client = Client(wire)
    users = [
        asyncio.create_task(user(client, "add", 1, 2)),
        asyncio.create_task(user(client, "fail")),
        asyncio.create_task(user(client, "drop", "x")),
        asyncio.create_task(user(client, "add", 10, 20, 30)),
        asyncio.create_task(user(client, "drop", "y")),
    ]
    await asyncio.sleep(0)
    show("wire", wire)
    users[3].cancel("changed my mind")
    while wire:
        serve(client, wire.pop())
    show("pending", list(client.pending))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    show("pending", list(client.pending), [u.done() for u in users])
    client.feed(4, "ok", 60)
    client.disconnect()
    for u in users:
        try:
            show("result", await u)
        except asyncio.CancelledError as e:
            show("result cancelled:", str(e))
        except Disconnected as e:
            show("result lost:", str(e))
    show("pending", list(client.pending))


asyncio.run(main())
