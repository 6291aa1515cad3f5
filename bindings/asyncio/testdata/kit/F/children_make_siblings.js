// statements: 75
async function tree(tg, depth, name, seen) {
  seen.push(name);
  if (depth) {
    tg.create_task(tree(tg, depth - 1, name + "l", seen));
    tg.create_task(tree(tg, depth - 1, name + "r", seen));
  }
  await asyncio.sleep(0);
  return name;
}

async function main() {
  const seen = [];
  await asyncio.TaskGroup(async (tg) => {
    tg.create_task(tree(tg, 3, "", seen));
  });
  show(seen.length, seen);
  try {
    await asyncio.TaskGroup(async (tg) => {
      async function relay(n) {
        await asyncio.sleep(0);
        if (n === 0) throw new RangeError("end of the relay");
        tg.create_task(relay(n - 1));
      }
      tg.create_task(relay(3));
    });
  } catch (eg) {
    show(eg);
  }
}

asyncio.run(main());
