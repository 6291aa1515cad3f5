// statements: none
async function waits(fut) {
  return await fut;
}

async function main() {
  const fut = asyncio.get_running_loop().create_future();
  const t = create_task(waits(fut), { name: "t" });
  await asyncio.sleep(0);
  show("suspended", t.get_stack().length);
  fut.set_result(1);
  await t;
  show("ended", t.get_stack().length, t.print_stack());
  const c = create_task(waits(asyncio.get_running_loop().create_future()));
  await asyncio.sleep(0);
  c.cancel();
  await asyncio.gather(c, { return_exceptions: true });
  show("cancelled", c.get_stack().length);
}

asyncio.run(main());
