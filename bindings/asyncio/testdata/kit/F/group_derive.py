import asyncio
from kit import show


class Batch(ExceptionGroup):
    def derive(self, errors):
        show("derive", len(errors))
        return Batch(self.message + "'", errors)


class Plain(ExceptionGroup):
    pass


async def main():
    cause = RuntimeError("why")
    eg = Batch("batch", [ValueError("v"), TypeError("t"), ExceptionGroup("plain", [ValueError("w"), TypeError("u")])])
    eg.__cause__ = cause
    match, rest = eg.split(ValueError)
    show(isinstance(match, Batch), isinstance(rest, Batch), match.message, rest.message)
    show([str(e) for e in match.exceptions[:1]], len(match.exceptions), len(rest.exceptions))
    show("inner stays plain", isinstance(match.exceptions[1], Batch), match.exceptions[1].message)
    show("cause is copied", match.__cause__ is cause, rest.__cause__ is cause)
    sub = eg.subgroup(TypeError)
    show(isinstance(sub, Batch), sub.__cause__ is cause)
    d = eg.derive([ValueError("x")])
    show("derive alone copies nothing", d.message, d.__cause__)
    p = Plain("p", [ValueError("v"), TypeError("t")])
    sub = p.subgroup(ValueError)
    show("without derive", isinstance(sub, Plain), isinstance(sub, ExceptionGroup), sub.message)
    show("whole", isinstance(p.subgroup(Exception), Plain))


asyncio.run(main())
