// statements: 44
async function main() {
  const order = [];
  const loop = asyncio.get_running_loop();
  let g = asyncio.gather();
  show(g.done(), g.cancelled());
  loop.call_soon((x) => order.push(x), "first pass");
  loop.call_soon(() => { loop.call_soon((x) => order.push(x), "second pass"); });
  show(await g);
  order.push("after the empty one");
  show(await asyncio.gather({ return_exceptions: true }));
  await asyncio.sleep(0);
  await asyncio.sleep(0);
  show(order);
  g = asyncio.gather();
  await asyncio.sleep(0);
  show(g.cancel(), g.cancelled(), g.done());
}

asyncio.run(main());
