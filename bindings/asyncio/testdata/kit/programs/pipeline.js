// statements: 85, 87
// A chain of stages with a queue between each two; the end of one stage shuts its output down.

async function source(output, n) {
  for (let i = 1; i <= n; i++) {
    await output.put(i);
  }
  output.shutdown();
  return `${n} made`;
}

async function stage(input, output, fn) {
  let count = 0;
  while (true) {
    let item;
    try {
      item = await input.get();
    } catch (e) {
      if (!(e instanceof asyncio.QueueShutDown)) throw e;
      break;
    }
    count += 1;
    for (const result of fn(item)) {
      await output.put(result);
    }
  }
  output.shutdown();
  return count;
}

async function sink(input) {
  const all = [];
  try {
    while (true) {
      all.push(await input.get());
    }
  } catch (e) {
    if (!(e instanceof asyncio.QueueShutDown)) throw e;
  }
  return all;
}

async function main() {
  const a = new asyncio.Queue(1), b = new asyncio.Queue(2), c = new asyncio.Queue(1);
  const [made, doubled, kept, all] = await asyncio.gather(
    source(a, 8),
    stage(a, b, (n) => [n, -n]),
    stage(b, c, (n) => (n % 3 === 0 ? [n * n * Math.sign(n)] : [])),
    sink(c),
  );
  show(made, doubled, kept);
  show(all);
  const q = new asyncio.Queue(1);
  const stuck = create_task(source(q, 5));
  await asyncio.sleep(0);
  show(await q.get(), stuck.done());
  q.shutdown({ immediate: true });
  try {
    await stuck;
  } catch (e) {
    show("the source is told", e.name);
  }
}

asyncio.run(main());
