// statements: none
async function first_good(items, limit) {
  for (const item of items) {
    const found = await asyncio.timeout(limit, async () => {
      await asyncio.sleep(0);
      if (item % 2) return null;
      if (item > 5) return item;
      show("looked at", item);
      return null;
    });
    if (found !== null) return found;
  }
  return null;
}

async function fetch(limit) {
  try {
    return await asyncio.timeout(limit, async () => {
      await asyncio.sleep(0.05);
      return "fresh";
    });
  } catch (e) {
    if (!(e instanceof asyncio.TimeoutError)) throw e;
    return "cached";
  }
}

async function main() {
  show(await first_good([1, 2, 3, 4, 8, 9], 5));
  show(await first_good([1, 3], 5));
  show(await fetch(5), await fetch(0.01));
  show(await asyncio.gather(fetch(0.01), fetch(5), fetch(0)));
}

asyncio.run(main());
