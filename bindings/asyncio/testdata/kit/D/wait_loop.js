// statements: none
async function job(name, turns) {
  for (let i = 0; i < turns; i++) await asyncio.sleep(0);
  if (name === "c") throw new asyncio.RuntimeError("c broke");
  return name.toUpperCase();
}

async function main() {
  let done;
  let pending = new Set([
    asyncio.create_task(job("a", 12), { name: "a" }),
    asyncio.create_task(job("b", 1), { name: "b" }),
    asyncio.create_task(job("c", 6), { name: "c" }),
  ]);
  let added = false;
  while (pending.size > 0) {
    [done, pending] = await asyncio.wait(pending, { return_when: asyncio.FIRST_COMPLETED });
    for (const t of done) {
      const e = t.exception();
      show(t.get_name(), e ? "failed" : "gave", e || t.result(), "left", pending.size);
    }
    if (!added) {
      added = true;
      pending.add(asyncio.create_task(job("d", 20), { name: "d" }));
    }
  }
  show("all done");
}

asyncio.run(main());
