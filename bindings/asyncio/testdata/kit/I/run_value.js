// statements: 100
async function background() {
  show("background has its first step");
  try {
    await asyncio.sleep(3600);
  } catch (e) {
    show("background is cancelled", e);
    await asyncio.sleep(0.01);
    show("background has cleaned up");
    throw e;
  }
}

async function main() {
  create_task(background());
  show("main ends at once");
  return 42;
}

show(await asyncio.run(main()));
