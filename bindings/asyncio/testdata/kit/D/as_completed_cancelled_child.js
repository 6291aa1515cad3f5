// statements: none
async function job(name, turns) {
  for (let i = 0; i < turns; i++) await asyncio.sleep(0);
  return name;
}

async function main() {
  const a = asyncio.create_task(job("a", 2), { name: "a" });
  const b = asyncio.create_task(job("b", 9), { name: "b" });
  const c = asyncio.create_task(job("c", 20), { name: "c" });
  b.cancel("b is out");
  for (const p of asyncio.as_completed([a, b, c])) {
    try {
      show("got", await p);
    } catch (e) {
      show("cancelled", e, asyncio.current_task().cancelling());
    }
  }
  show([a, b, c].map((t) => t.cancelled()));
}

asyncio.run(main());
