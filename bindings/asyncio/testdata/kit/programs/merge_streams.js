// statements: 85
async function* ticks(name, delays) {
  for (let i = 0; i < delays.length; i++) {
    await asyncio.sleep(delays[i]);
    if (delays[i] === 0.05) {
      throw new RangeError(name + " broke");
    }
    yield `${name}${i}`;
  }
}

// Passes on the items of several streams as they come; an error ends them all.
async function* merge(...streams) {
  const queue = new asyncio.Queue();
  const END = {};

  async function pump(stream) {
    try {
      for await (const item of stream) {
        queue.put_nowait([item, null]);
      }
      queue.put_nowait([END, null]);
    } catch (e) {
      queue.put_nowait([END, e]);
      if (e instanceof asyncio.CancelledError) throw e;
    }
  }

  const pumps = streams.map((s) => create_task(pump(s)));
  try {
    let open = streams.length;
    while (open) {
      const [item, error] = await queue.get();
      if (error !== null) {
        throw error;
      }
      if (item === END) {
        open -= 1;
      } else {
        yield item;
      }
    }
  } finally {
    for (const p of pumps) {
      p.cancel();
    }
    await asyncio.gather(...pumps, { return_exceptions: true });
  }
}

async function main() {
  const seen = [];
  for await (const item of merge(ticks("a", [0.01, 0.03]), ticks("b", [0.02, 0.04]), ticks("c", []))) {
    seen.push(item);
  }
  show(seen);
  try {
    for await (const item of merge(ticks("x", [0.01, 0.05, 0.01]), ticks("y", [0.03, 3600]))) {
      seen.push(item);
    }
  } catch (e) {
    show(e, seen.slice(4));
  }
  show("left", asyncio.all_tasks().size <= 2);
}

asyncio.run(main());
