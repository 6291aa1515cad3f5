// statements: none
async function* endless(name) {
  try {
    for (let n = 0; ; n++) {
      yield n;
    }
  } finally {
    await asyncio.sleep(0);
    show("closed", name);
  }
}

async function main() {
  const loop = asyncio.get_running_loop();
  const a = endless("a");
  show((await a.next()).value, (await a.next()).value);
  show("shutdown", await loop.shutdown_asyncgens());
  show((await a.next()).done);
}

asyncio.run(main());
