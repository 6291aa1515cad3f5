// statements: none
async function work(fut) {
  return await fut;
}

function attempt(what, fn) {
  try {
    show(what, fn());
  } catch (e) {
    show(what, "->", e);
  }
}

async function main() {
  const fut = asyncio.get_running_loop().create_future();
  const task = create_task(work(fut), { name: "worker" });
  await asyncio.sleep(0);
  attempt("set_result", () => task.set_result(1));
  attempt("set_exception", () => task.set_exception(new RangeError("x")));
  attempt("result", () => task.result());
  attempt("exception", () => task.exception());
  show(asyncio.isfuture(task), asyncio.isfuture(fut), asyncio.isfuture(3), asyncio.isfuture(null));
  show(task instanceof asyncio.Future, fut instanceof asyncio.Task);
  show(ensure_future(task) === task, ensure_future(fut) === fut);
  fut.set_result("done");
  attempt("not yet", () => task.result());
  show(await task);
  attempt("set_result", () => task.set_result(1));
  show(task.result(), task.exception(), task.cancelled());
}

asyncio.run(main());
