// statements: 21
async function main() {
  const loop = asyncio.get_running_loop();
  let fut = loop.create_future();
  fut.set_exception(RangeError);
  show(fut.exception(), fut.exception() === fut.exception());
  try {
    await fut;
  } catch (e) {
    show("raised", e, e === fut.exception());
  }
  fut = loop.create_future();
  fut.set_exception(new asyncio.TimeoutError("slow"));
  try {
    await fut;
  } catch (e) {
    show("raised", e, fut.cancelled());
  }
  fut = loop.create_future();
  fut.set_result(new RangeError("a value like any other"));
  show("returned", await fut, fut.exception());
}

asyncio.run(main());
