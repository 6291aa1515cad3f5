"""Prints the public names of asyncio and what goes with it: functions and classes, then the members of each class.

A member is listed with the class that defines it; what comes from object or BaseException is left out.
"""
import asyncio
import contextvars
import inspect

EXTRA = {"Context": contextvars.Context, "ContextVar": contextvars.ContextVar, "Token": contextvars.Token}


def members(cls, exported):
    theirs = {"with_traceback", "add_note", "args", "errno", "strerror", "filename", "filename2", "characters_written"}
    for base in cls.__mro__[1:]:
        if base in exported and base is not cls:
            theirs.update(dir(base))
    return [n for n in dir(cls) if not n.startswith("_") and n not in theirs]


def main():
    names = {n: getattr(asyncio, n) for n in asyncio.__all__}
    names.update(EXTRA)
    names["copy_context"] = contextvars.copy_context
    names["ExceptionGroup"] = ExceptionGroup
    exported = {v for v in names.values() if inspect.isclass(v)}
    # What instances have and their class does not.
    instance_only = {
        "AbstractEventLoop": ["slow_callback_duration"],
        "Condition": ["acquire", "locked", "release"],
        "IncompleteReadError": ["expected", "partial"],
        "LimitOverrunError": ["consumed"],
        "Queue": ["maxsize"],
    }
    for name, value in sorted(names.items()):
        print(name)
        if inspect.isclass(value):
            for m in sorted({*members(value, exported), *instance_only.get(name, [])}):
                print(f"{name}.{m}")


main()
