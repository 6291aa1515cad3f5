import asyncio
from kit import show


async def main():
    v, t, deep = ValueError("v"), TypeError("t"), ValueError("deep")
    inner = ExceptionGroup("inner", [t, ExceptionGroup("innermost", [deep])])
    eg = ExceptionGroup("outer", [v, inner])
    show(eg.subgroup(ValueError))
    show(eg.subgroup(TypeError))
    show(eg.subgroup(RuntimeError))
    show("same leaves", eg.subgroup(ValueError).exceptions[0] is v)
    seen = []
    def condition(e):
        seen.append(e.message if isinstance(e, ExceptionGroup) else str(e))
        return e is deep
    show(eg.subgroup(condition))
    show("asked about", seen)
    show("a whole inner group", eg.subgroup(lambda e: e is inner).exceptions[0] is inner)
    show("everything is the group itself", eg.subgroup(lambda e: True) is eg)
    show("all leaves match", eg.subgroup((ValueError, TypeError)) is eg)
    show(eg.subgroup((ValueError, TypeError)))


asyncio.run(main())
