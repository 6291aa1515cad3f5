// statements: 100
async function background() {
  try {
    await asyncio.sleep(3600);
  } finally {
    show("background ends");
  }
}

async function main() {
  create_task(background());
  await asyncio.sleep(0);
  throw new RangeError("main failed");
}

async function cancelled() {
  asyncio.current_task().cancel("myself");
  await asyncio.sleep(0);
}

try {
  await asyncio.run(main());
} catch (e) {
  show("run raised", e);
}
try {
  await asyncio.run(cancelled());
} catch (e) {
  show("run raised", e);
}
