import asyncio
from kit import show


class Rejected(Exception):
    pass


async def call(service, mode, log):
    try:
        if mode == "hang":
            await asyncio.sleep(30)
        if mode == "reject":
            await asyncio.sleep(0)
            raise Rejected(service)
        await asyncio.sleep(0)
        return service + " ok"
    finally:
        log.append(service + " released")


async def with_fallback(name, primary, secondary, log):
    """Try the primary within a short limit, then the secondary within what is left."""
    try:
        async with asyncio.timeout(0.01 if primary == "hang" else 20):
            return await call(name + "/primary", primary, log)
    except (TimeoutError, Rejected) as e:
        log.append(e)
    return await call(name + "/secondary", secondary, log)


async def handle(request, modes, total):
    log = []
    me = asyncio.current_task()
    status = "?"
    try:
        async with asyncio.timeout(total) as budget:
            user = await with_fallback("user", *modes[0], log)
            orders = await with_fallback("orders", *modes[1], log)
            status = [user, orders]
    except TimeoutError as e:
        status = "504"
        show(request, "out of budget", e.__cause__)
    except Rejected as e:
        status = "502"
        show(request, "rejected by", e)
    show(request, status, budget.expired(), me.cancelling())
    for entry in log:
        show("   ", entry)
    return status


async def main():
    ok, hang, reject = "ok", "hang", "reject"
    await handle("all well", [(ok, ok), (ok, ok)], 20)
    await handle("slow user", [(hang, ok), (ok, ok)], 20)
    await handle("both slow", [(hang, ok), (hang, ok)], 20)
    await handle("no orders", [(ok, ok), (hang, hang)], 0.1)
    await handle("refused", [(reject, reject), (ok, ok)], 20)
    await handle("no time", [(ok, ok), (ok, ok)], 0)
    statuses = await asyncio.gather(
        handle("first", [(ok, ok), (reject, ok)], 20),
        handle("second", [(hang, hang), (ok, ok)], 0.05),
    )
    show(statuses)


asyncio.run(main())
