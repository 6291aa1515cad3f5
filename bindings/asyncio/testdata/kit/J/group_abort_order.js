// statements: 80, 103
async function child(name) {
  try {
    await asyncio.sleep(3600);
  } catch (e) {
    show("cancelled", name);
    throw e;
  }
}

async function fails() {
  await asyncio.sleep(0);
  throw new RangeError("stop");
}

async function main() {
  try {
    await asyncio.TaskGroup(async (tg) => {
      for (const name of ["d", "b", "a", "c"]) {
        tg.create_task(child(name));
      }
      tg.create_task(fails());
    });
  } catch (eg) {
    show(eg);
  }
}

asyncio.run(main());
