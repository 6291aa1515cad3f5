import asyncio
from kit import show


async def main():
    loop = asyncio.get_running_loop()
    futs = {n: loop.create_future() for n in "abc"}
    log = []

    def chain(f):
        log.append("chain " + f.result())
        if f is futs["a"]:
            futs["c"].set_result("c by a")

    for n in "cba":
        futs[n].add_done_callback(chain)
        futs[n].add_done_callback(lambda f, n=n: log.append("second of " + n))
    futs["b"].set_result("b")
    futs["a"].set_result("a")
    for n in range(3):
        show("pass", n, log)
        log.clear()
        await asyncio.sleep(0)
    show([await futs[n] for n in "abc"])


asyncio.run(main())
