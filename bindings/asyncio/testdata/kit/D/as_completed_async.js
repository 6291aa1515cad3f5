// statements: 11
async function job(turns, fail) {
  for (let i = 0; i < turns; i++) await asyncio.sleep(0);
  if (fail) throw new asyncio.RuntimeError("failed");
  return turns;
}

async function main() {
  const a = asyncio.create_task(job(6, false), { name: "a" });
  const b = asyncio.create_task(job(1, false), { name: "b" });
  const c = asyncio.create_task(job(3, true), { name: "c" });
  const mine = { a, b, c };
  let it = asyncio.as_completed([a, b, c])[Symbol.asyncIterator]();
  while (true) {
    const { value: t, done } = await it.next();
    if (done) break;
    show(t, t === mine[t.get_name()], t.done(), t.exception());
  }
  show("end");
  it = asyncio.as_completed([a])[Symbol.asyncIterator]();
  show((await it.next()).value === a);
  show((await it.next()).done ? "nothing more" : "more");
}

asyncio.run(main());
