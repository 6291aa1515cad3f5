// statements: none
async function child(parent) {
  await asyncio.sleep(0.01);
  parent.cancel("enough");
}

async function main() {
  create_task(child(asyncio.current_task()));
  try {
    await asyncio.sleep(3600);
  } catch (e) {
    show("main sees", e);
    await asyncio.sleep(0);
    show("and cleans up");
    throw e;
  }
}

async function swallows() {
  create_task(child(asyncio.current_task()));
  try {
    await asyncio.sleep(3600);
  } catch (e) {
    return "swallowed";
  }
}

try {
  await asyncio.run(main());
} catch (e) {
  show("run raised", e);
}
show(await asyncio.run(swallows()));
