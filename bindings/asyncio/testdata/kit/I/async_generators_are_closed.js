// statements: none
async function* numbers() {
  try {
    let n = 0;
    while (true) {
      yield n++;
      await asyncio.sleep(0);
    }
  } finally {
    show("generator closed");
  }
}

async function main() {
  const g = numbers();
  globalThis.kept = g;
  show((await g.next()).value, (await g.next()).value);
  show("main ends");
}

await asyncio.run(main());
show("run returned");
