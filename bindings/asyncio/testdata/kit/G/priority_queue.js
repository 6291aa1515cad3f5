// statements: 89
async function main() {
  const q = new asyncio.PriorityQueue();
  for (const n of [5, 1, 4, 1, 3]) {
    q.put_nowait(n);
  }
  const out = [];
  while (!q.empty()) {
    out.push(await q.get());
  }
  show(out);
  const pairs = new asyncio.PriorityQueue(4);
  for (const item of [[2, "b"], [1, "z"], [2, "a"], [1, "y"]]) {
    await pairs.put(item);
  }
  show(pairs.full());
  const order = [];
  while (!pairs.empty()) {
    order.push(pairs.get_nowait());
  }
  show("ties by the payload", order);
  const words = new asyncio.PriorityQueue();
  for (const w of ["pear", "apple", "fig"]) {
    words.put_nowait(w);
  }
  show(words.get_nowait(), words.get_nowait(), words.get_nowait());
  const getter = create_task(q.get());
  await asyncio.sleep(0);
  q.put_nowait(9);
  q.put_nowait(2);
  show("the getter gets the smallest when it runs", await getter, q.get_nowait());
}

asyncio.run(main());
