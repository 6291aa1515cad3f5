// statements: 45
async function value(x, turns) {
  for (let i = 0; i < turns; i++) await asyncio.sleep(0);
  show("end", x);
  return x;
}

async function main() {
  const empty = asyncio.gather();
  show("empty", empty, await empty);
  const got = await asyncio.gather(value("a", 3), value("b", 1), value("c", 2));
  show("results", got);
  const t = asyncio.create_task(value("once", 1));
  const fut = asyncio.get_running_loop().create_future();
  const g = asyncio.gather(t, fut, t, value("last", 0), fut);
  fut.set_result("fut");
  show("before", g);
  show("shared", await g);
  show("after", g, t);
}

asyncio.run(main());
