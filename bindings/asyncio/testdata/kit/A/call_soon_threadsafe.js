// statements: 3
async function main() {
  const loop = asyncio.get_running_loop();
  const order = [];
  loop.call_soon((x) => order.push(x), "soon");
  const handle = loop.call_soon_threadsafe((x) => order.push(x), "threadsafe");
  loop.call_soon((x) => order.push(x), "after");
  const dropped = loop.call_soon_threadsafe((x) => order.push(x), "never");
  dropped.cancel();
  show(handle.cancelled(), dropped.cancelled(), order);
  await asyncio.sleep(0.01);
  show(order);
}

asyncio.run(main());
