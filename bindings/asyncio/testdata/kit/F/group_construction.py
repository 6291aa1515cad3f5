import asyncio
from kit import show


async def attempt(label, make):
    try:
        show(label, make())
    except Exception as e:
        show(label, e)


def number_for_a_message():
    try:
        return ExceptionGroup(5, [ValueError("x")])
    except TypeError as e:
        return type(e).__name__


async def main():
    errors = [ValueError("one"), TypeError("two")]
    eg = ExceptionGroup("two of them", errors)
    errors.append(RuntimeError("added later"))
    show(eg, len(eg.exceptions))
    show(isinstance(eg, Exception), isinstance(eg, ExceptionGroup))
    await attempt("nothing inside", lambda: ExceptionGroup("empty", []))
    await attempt("not an error", lambda: ExceptionGroup("bad", [ValueError("fine"), "text"]))
    await attempt("message", lambda: number_for_a_message())
    await attempt("not a sequence", lambda: ExceptionGroup("bad", 5))
    await attempt("condition", lambda: eg.split(5))
    await attempt("condition", lambda: eg.subgroup("ValueError"))
    await attempt("same one twice", lambda: ExceptionGroup("twins", [errors[0], errors[0]]))
    try:
        raise eg from errors[2]
    except ExceptionGroup as e:
        show(e is eg, e.__cause__, e.message)


asyncio.run(main())
