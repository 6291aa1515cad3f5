// statements: 103
async function background(name) {
  try {
    await asyncio.sleep(3600);
  } finally {
    show("cancelled", name);
  }
}

async function main() {
  for (const name of ["second", "first", "third"]) {
    create_task(background(name));
  }
  await asyncio.sleep(0);
  show("main ends");
}

asyncio.run(main());
