// statements: none
async function main() {
  const e = new asyncio.IncompleteReadError("ab", 3);
  show(e, e.partial, e.expected, e instanceof asyncio.IncompleteReadError);
  show(new asyncio.IncompleteReadError("", null));
  const fut = asyncio.get_running_loop().create_future();
  fut.set_exception(e);
  try {
    await fut;
  } catch (caught) {
    show(caught === e, caught.partial.length);
  }
}

asyncio.run(main());
