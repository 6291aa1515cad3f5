// statements: 50
async function child(name, turns) {
  try {
    await asyncio.sleep(30);
  } finally {
    for (let i = 0; i < turns; i++) await asyncio.sleep(0);
    show(name, "cleaned up");
  }
}

async function parent(flag) {
  try {
    await asyncio.gather(child("quick", 1), child("slow", 5), { return_exceptions: flag });
  } catch (e) {
    show("parent leaves", e);
    throw e;
  }
}

async function attempt(flag) {
  show("return_exceptions", flag);
  const p = asyncio.create_task(parent(flag), { name: "parent" });
  await asyncio.sleep(0);
  await asyncio.sleep(0);
  show(p.cancel("bye"), p.cancelling());
  try {
    await p;
  } catch (e) {
    show("main", e, p.cancelled());
  }
  for (let i = 0; i < 8; i++) await asyncio.sleep(0);
}

async function main() {
  await attempt(false);
  await attempt(true);
}

asyncio.run(main());
