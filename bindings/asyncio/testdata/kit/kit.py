"""What the Python half of a pair uses to print its trace; kit.js is the same for the JavaScript half."""
import asyncio

_NAMES = {
    "ValueError": "RangeError", "KeyError": "LookupError", "IndexError": "RangeError", "ZeroDivisionError": "RangeError",
    "Exception": "Error", "BaseExceptionGroup": "ExceptionGroup",
}


def render(v, top=False):
    if v is None:
        return "none"
    if v is True:
        return "true"
    if v is False:
        return "false"
    if isinstance(v, float) and v == int(v):
        v = int(v)
    if isinstance(v, (int, float)):
        return str(v)
    if isinstance(v, str):
        return v if top else '"' + v + '"'
    if isinstance(v, (list, tuple)):
        return "[" + ", ".join(render(x) for x in v) + "]"
    if isinstance(v, (set, frozenset)):
        return "{" + ", ".join(sorted(render(x) for x in v)) + "}"
    if isinstance(v, dict):
        return "{" + ", ".join(f"{k}: {render(x)}" for k, x in v.items()) + "}"
    if isinstance(v, BaseExceptionGroup):
        return f"ExceptionGroup({v.message}, {render(v.exceptions)})"
    if isinstance(v, BaseException):
        name = _NAMES.get(type(v).__name__, type(v).__name__)
        return f"{name}({v})"
    if isinstance(v, asyncio.Task):
        return f"Task({v.get_name()})"
    if isinstance(v, asyncio.Future):
        state = "cancelled" if v.cancelled() else "done" if v.done() else "pending"
        return f"Future({state})"
    return type(v).__name__


def show(*args):
    """Print the arguments, rendered alike in both languages, separated by spaces."""
    print(*(render(a, True) for a in args), flush=True)
