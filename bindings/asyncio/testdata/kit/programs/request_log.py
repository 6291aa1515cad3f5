import asyncio
from kit import show
from contextvars import ContextVar, copy_context

request = ContextVar("request", default="-")
user = ContextVar("user", default="anonymous")
lines = []


def log(*words):
    lines.append(f"[{request.get()} {user.get()}] " + " ".join(str(w) for w in words))


async def authenticate(token):
    log("checks token")
    await asyncio.sleep(0)
    if token is None:
        raise PermissionError("no token")
    user.set(token.split(":")[0])
    log("knows the user")


async def query(sql):
    log("queries", sql)
    await asyncio.sleep(0)
    request.set(request.get() + "/db")
    log("has rows of", sql)
    return sql.upper()


async def audit(what):
    log("audits", what)


async def handle(n, token):
    request.set(f"r{n}")
    log("begins")
    loop = asyncio.get_running_loop()
    try:
        await authenticate(token)
    except PermissionError as e:
        log("refused:", e)
        return 401
    loop.call_soon(log, "from call_soon")
    rows = await asyncio.gather(query("users"), query("orders"))
    side = asyncio.create_task(audit("access"))
    side.add_done_callback(lambda t: log("audit is done"))
    await side
    inline = await query("inline")
    log("ends with", len(rows) + 1)
    return 200 if inline else 500


async def main():
    user.set("system")
    log("server starts")
    tasks = [asyncio.create_task(handle(n, t)) for n, t in enumerate(("ann:x", None, "bob:y"))]
    codes = [await t for t in tasks]
    log("server stops")
    show("codes", codes)
    for t in tasks:
        ctx = t.get_context()
        show("task", ctx.get(request), ctx.get(user))
    for n in range(3):
        mine = [line for line in lines if line.startswith(f"[r{n}")]
        show("request", n, "has", len(mine), "lines")
        for line in mine:
            show(" ", line)
    for line in lines:
        if line.startswith("[-"):
            show(line)
    replay = copy_context()
    replay.run(request.set, "replay")
    show(await asyncio.create_task(handle(9, "eve:z"), context=replay), replay.get(request), replay.get(user))
    show(request.get(), user.get())


asyncio.run(main())
