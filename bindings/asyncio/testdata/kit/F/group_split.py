import asyncio
from kit import show


def pick(eg):
    return [type(e).__name__ != "" and str(e) for e in eg.exceptions]


async def main():
    eg = ExceptionGroup("all", [
        ValueError("v1"),
        ExceptionGroup("inner", [TypeError("t1"), ValueError("v2")]),
        RuntimeError("r1"),
    ])
    match, rest = eg.split(ValueError)
    show("match", match)
    show("rest", rest)
    match, rest = eg.split((TypeError, RuntimeError))
    show("match", match)
    show("rest", rest)
    match, rest = eg.split(InterruptedError)
    show("none", match, rest is eg, rest.exceptions[1] is eg.exceptions[1])
    match, rest = eg.split(Exception)
    show("everything", match is eg, rest)
    match, rest = eg.split(lambda e: str(e).endswith("1"))
    show("by function", match)
    show("rest", rest)
    match, rest = match.split(ExceptionGroup)
    show("a group matches itself", match, rest)
    show("untouched", eg)


asyncio.run(main())
