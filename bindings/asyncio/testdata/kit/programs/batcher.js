// statements: 56, 85
// Collects items until there are enough of them, or nothing came for a while.

class Batcher {
  constructor(size, quiet, flush) {
    this.size = size;
    this.quiet = quiet;
    this.flush = flush;
    this.queue = new asyncio.Queue();
  }

  async run() {
    let batch = [];
    try {
      while (true) {
        try {
          batch.push(await asyncio.wait_for(this.queue.get(), batch.length ? this.quiet : null));
        } catch (e) {
          if (!(e instanceof asyncio.TimeoutError)) throw e;
          await this.flush(batch, "quiet");
          batch = [];
          continue;
        }
        if (batch.length === this.size) {
          await this.flush(batch, "full");
          batch = [];
        }
      }
    } catch (e) {
      if (!(e instanceof asyncio.QueueShutDown)) throw e;
      if (batch.length) {
        await this.flush(batch, "end");
      }
    }
  }
}

async function main() {
  const flushed = [];
  const batcher = new Batcher(3, 0.02, async (batch, why) => {
    await asyncio.sleep(0);
    flushed.push([why, batch]);
  });
  const running = create_task(batcher.run());
  for (const item of ["a", "b", "c", "d"]) {
    batcher.queue.put_nowait(item);
  }
  await asyncio.sleep(0.06);
  show(flushed);
  for (const item of ["e", "f", "g", "h", "i"]) {
    batcher.queue.put_nowait(item);
  }
  batcher.queue.shutdown();
  await running;
  show(flushed.slice(2));
}

asyncio.run(main());
