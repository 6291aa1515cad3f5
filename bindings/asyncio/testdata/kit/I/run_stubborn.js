// statements: 100
async function stubborn() {
  for (let i = 0; i < 3; i++) {
    try {
      await asyncio.sleep(0.01);
      show("round", i);
    } catch (e) {
      show("ignores", e);
    }
  }
  show("stubborn ends by itself");
}

async function main() {
  create_task(stubborn());
  await asyncio.sleep(0);
  show("main ends");
}

await asyncio.run(main());
show("run returned");
