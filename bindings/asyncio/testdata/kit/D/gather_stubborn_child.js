// statements: 50
async function stubborn() {
  try {
    await asyncio.sleep(30);
  } catch (e) {
    show("no, thanks");
  }
  await asyncio.sleep(0);
  return "stayed";
}

async function parent(flag) {
  try {
    const r = await asyncio.gather(stubborn(), stubborn(), { return_exceptions: flag });
    show("results", r);
  } catch (e) {
    show("cancelled", e);
  }
  return asyncio.current_task().cancelling();
}

async function main() {
  for (const flag of [false, true]) {
    const p = asyncio.create_task(parent(flag));
    await asyncio.sleep(0);
    await asyncio.sleep(0);
    p.cancel("leave");
    show("parent ends with", await p);
  }
}

asyncio.run(main());
