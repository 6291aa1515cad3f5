// statements: none
async function job(name, turns, fail = false) {
  for (let i = 0; i < turns; i++) await asyncio.sleep(0);
  if (fail) throw new RangeError(name);
  return name;
}

function names(ts) {
  return new Set([...ts].map((t) => t.get_name()));
}

function make() {
  return [
    asyncio.create_task(job("one", 1), { name: "one" }),
    asyncio.create_task(job("two", 4, true), { name: "two" }),
    asyncio.create_task(job("three", 8), { name: "three" }),
  ];
}

async function attempt(label, when) {
  const ts = make();
  const [done, pending] = await asyncio.wait(ts, { return_when: when });
  show(label, names(done), names(pending));
  show(ts.map((t) => t.cancelling()), ts.map((t) => t.done()));
  show(await asyncio.gather(...ts, { return_exceptions: true }));
}

async function main() {
  await attempt("first", asyncio.FIRST_COMPLETED);
  await attempt("exception", asyncio.FIRST_EXCEPTION);
  await attempt("all", asyncio.ALL_COMPLETED);
  show(asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED);
  const ts = make();
  const [done, pending] = await asyncio.wait(ts);
  show(names(done), pending.size, ts[1].exception());
}

asyncio.run(main());
