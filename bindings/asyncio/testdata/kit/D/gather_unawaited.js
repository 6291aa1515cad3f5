// statements: 46
async function job(name) {
  show(name, "runs");
  await asyncio.sleep(0);
  show(name, "ends", asyncio.current_task() !== null);
  return name;
}

async function main() {
  const g = asyncio.gather(job("x"), job("y"));
  g.add_done_callback((f) => show("callback", f.result()));
  show("made", g);
  for (let i = 0; i < 5; i++) {
    show("turn", i, g.done());
    await asyncio.sleep(0);
  }
  show(g.result());
}

asyncio.run(main());
