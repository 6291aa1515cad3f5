// statements: 3
async function main() {
  const loop = asyncio.get_running_loop();

  function first() {
    show("first");
    loop.call_soon(nested, "from first");
    show("first ends");
  }

  function nested(where, depth = 0) {
    show("nested", where, depth);
    if (depth < 2) {
      loop.call_soon(nested, where, depth + 1);
    }
  }

  loop.call_soon(first);
  loop.call_soon(show, "second");
  show("queued");
  for (let i = 0; i < 5; i++) {
    await asyncio.sleep(0);
    show("pass", i);
  }
}

asyncio.run(main());
