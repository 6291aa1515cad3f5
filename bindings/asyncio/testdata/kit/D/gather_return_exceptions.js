// statements: 48
async function ok(x) {
  await asyncio.sleep(0);
  return x;
}

async function bad(text) {
  await asyncio.sleep(0);
  throw new RangeError(text);
}

async function forever() {
  await asyncio.sleep(30);
}

async function main() {
  const t = asyncio.create_task(forever(), { name: "forever" });
  const fut = asyncio.get_running_loop().create_future();
  const g = asyncio.gather(ok(1), bad("two"), t, fut, ok(null), { return_exceptions: true });
  await asyncio.sleep(0);
  t.cancel("enough");
  fut.cancel("also enough");
  const results = await g;
  for (const r of results) show(r instanceof Error, r);
  show("cancelled", g.cancelled(), t.cancelled(), fut.cancelled());
  const boom = asyncio.create_task(bad("same"));
  const [one, two] = await asyncio.gather(boom, boom, { return_exceptions: true });
  show("same object", one === two, one === boom.exception());
}

asyncio.run(main());
