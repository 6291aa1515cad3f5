// statements: 3
async function main() {
  const loop = asyncio.get_running_loop();
  const options = { name: "x", delay: 1 };
  loop.call_soon(show, "soon", options);
  loop.call_soon(show, { context: "only a word" });
  loop.call_later(0, show, "later", { context: null, n: 2 });
  loop.call_at(loop.time(), show, [1, 2], {});
  options.delay = 2;
  await asyncio.sleep(0);
  await asyncio.sleep(0);
  const fut = loop.create_future();
  loop.call_soon((v) => fut.set_result(v), { timeout: 3 });
  show(await fut);
  show(await asyncio.sleep(0, { n: 1 }));
}

asyncio.run(main());
