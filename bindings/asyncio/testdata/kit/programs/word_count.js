// statements: none
const TEXTS = [
  "the cat and the hat",
  "a cat is a cat",
  "the end of the hat",
];

async function map_text(text, partitions) {
  for (const word of text.split(" ")) {
    await asyncio.sleep(0);
    await partitions[word.length % partitions.length].put(word);
  }
}

async function reduce_words(queue) {
  const counts = {};
  while (true) {
    const word = await queue.get();
    if (word === null) {
      return counts;
    }
    counts[word] = (counts[word] ?? 0) + 1;
  }
}

async function count_words(texts, n) {
  const partitions = Array.from({ length: n }, () => new asyncio.Queue(2));
  return await asyncio.TaskGroup(async (tg) => {
    const reducers = partitions.map((q) => tg.create_task(reduce_words(q)));
    await asyncio.gather(...texts.map((t) => map_text(t, partitions)));
    for (const q of partitions) {
      await q.put(null);
    }
    const total = {};
    for (const r of reducers) {
      Object.assign(total, await r);
    }
    return Object.entries(total).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  });
}

async function main() {
  for (const n of [1, 2, 5]) {
    show(n, await count_words(TEXTS, n));
  }
  show(await count_words([], 3));
}

asyncio.run(main());
