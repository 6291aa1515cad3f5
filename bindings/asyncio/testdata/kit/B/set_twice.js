// statements: 21
function attempt(what, fn) {
  try {
    show(what, fn());
  } catch (e) {
    show(what, "->", e);
  }
}

async function main() {
  const make = () => asyncio.get_running_loop().create_future();
  let fut = make();
  attempt("result, pending", () => fut.result());
  attempt("exception, pending", () => fut.exception());
  attempt("set", () => fut.set_result(1));
  attempt("set again", () => fut.set_result(2));
  attempt("set exception", () => fut.set_exception(new RangeError("late")));
  attempt("cancel", () => fut.cancel());
  show(fut, fut.result(), fut.exception());
  fut = make();
  attempt("set exception", () => fut.set_exception(new RangeError("no")));
  attempt("result", () => fut.result());
  attempt("again", () => fut.result());
  attempt("set result", () => fut.set_result(3));
  attempt("exception", () => fut.exception());
  fut = make();
  attempt("cancel", () => fut.cancel());
  attempt("cancel again", () => fut.cancel());
  attempt("set result", () => fut.set_result(4));
  attempt("set exception", () => fut.set_exception(new RangeError("late")));
  show(fut, fut.done(), fut.cancelled());
}

asyncio.run(main());
