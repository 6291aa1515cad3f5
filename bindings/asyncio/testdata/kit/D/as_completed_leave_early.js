// statements: none
async function probe(name, turns) {
  try {
    for (let i = 0; i < turns; i++) await asyncio.sleep(0);
    show(name, "answers");
    return name;
  } catch (e) {
    show(name, "cancelled");
    throw e;
  }
}

async function main() {
  const ts = [["near", 2], ["far", 8], ["farther", 12]].map(([n, k]) => asyncio.create_task(probe(n, k), { name: n }));
  let winner = null;
  for (const p of asyncio.as_completed(ts)) {
    winner = await p;
    break;
  }
  show("winner", winner, ts.map((t) => t.done()));
  ts[1].cancel();
  show("the rest goes on", await ts[2]);
  show(ts.map((t) => t.cancelled()));
}

asyncio.run(main());
