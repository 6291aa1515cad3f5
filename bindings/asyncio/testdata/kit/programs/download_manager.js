// statements: 46, 83
class Download {
  constructor(name, chunks) {
    this.name = name;
    this.chunks = chunks;
    this.got = 0;
    this.paused = new asyncio.Event();
    this.paused.set();
  }

  async run(slots, progress) {
    await slots.run(async () => {
      while (this.got < this.chunks) {
        await this.paused.wait();
        await asyncio.sleep(0);
        this.got += 1;
        progress(this);
        if (this.name === "broken" && this.got === 2) {
          throw new asyncio.RuntimeError("connection lost");
        }
      }
    });
    return `${this.name} complete`;
  }
}

async function main() {
  const log = [];
  const slots = new asyncio.Semaphore(2);
  const downloads = [new Download("iso", 4), new Download("broken", 5), new Download("pdf", 2), new Download("mp3", 3)];
  const tasks = downloads.map((d) => create_task(d.run(slots, (d) => log.push(`${d.name} ${d.got}/${d.chunks}`))));
  downloads[0].paused.clear();
  for (let i = 0; i < 4; i++) {
    await asyncio.sleep(0);
  }
  show("paused", downloads[0].got, log);
  downloads[0].paused.set();
  show(await asyncio.gather(...tasks, { return_exceptions: true }));
  show(log);
  const again = new Download("broken", 5);
  again.got = 2;
  show(await again.run(slots, () => {}), slots.locked());
}

asyncio.run(main());
