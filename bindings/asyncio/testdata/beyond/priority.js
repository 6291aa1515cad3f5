async function main() {
  const q = new asyncio.PriorityQueue({ key: (job) => job.priority });
  for (const [name, priority] of [["b", 2], ["a", 1], ["c", 3], ["a2", 1]]) q.put_nowait({ name, priority });
  const out = [];
  while (!q.empty()) out.push((await q.get()).name);
  console.log(out);
  const pairs = new asyncio.PriorityQueue();
  for (const x of [[2, "b"], [1, "z"], [2, "a"], [1]]) await pairs.put(x);
  console.log(await pairs.get(), await pairs.get(), await pairs.get(), await pairs.get());
  const words = new asyncio.PriorityQueue(2);
  await words.put("pear");
  await words.put("apple");
  console.log(words.full(), await words.get(), await words.get());
  const bad = new asyncio.PriorityQueue({ key: () => { throw new RangeError("no key"); } });
  try {
    await bad.put(1);
  } catch (e) {
    console.log(e.message, bad.qsize());
  }
  try {
    bad.put_nowait(1);
  } catch (e) {
    console.log(e.message, bad.qsize());
  }
}
await main();
