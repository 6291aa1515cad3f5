// statements: 53
async function part(name) {
  try {
    await asyncio.sleep(0.01);
    show(name, "done");
    return name;
  } catch (e) {
    show(name, "cancelled");
    throw e;
  }
}

async function caller(all_parts) {
  await asyncio.shield(all_parts);
}

async function main() {
  const g = asyncio.gather(part("a"), part("b"));
  const c = asyncio.create_task(caller(g));
  await asyncio.sleep(0);
  await asyncio.sleep(0);
  c.cancel();
  await asyncio.wait([c]);
  show(c.cancelled(), g);
  show(await g);
}

asyncio.run(main());
