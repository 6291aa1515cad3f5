// statements: none
// Rows of a torus, each kept by a task of its own; a barrier separates the generations.

class World {
  constructor(rows) {
    this.now = rows.map((r) => [...r].map((c) => (c === "#" ? 1 : 0)));
    this.next = this.now.map((r) => [...r]);
    this.barrier = new asyncio.Barrier(rows.length);
    this.generations = 0;
  }

  neighbours(y, x) {
    const h = this.now.length, w = this.now[0].length;
    let n = 0;
    for (const dy of [-1, 0, 1]) {
      for (const dx of [-1, 0, 1]) {
        if (dy || dx) {
          n += this.now[(y + dy + h) % h][(x + dx + w) % w];
        }
      }
    }
    return n;
  }

  async keep(y, generations) {
    for (let g = 0; g < generations; g++) {
      for (let x = 0; x < this.now[y].length; x++) {
        const n = this.neighbours(y, x);
        this.next[y][x] = n === 3 || (n === 2 && this.now[y][x]) ? 1 : 0;
      }
      if ((await this.barrier.wait()) === 0) {
        [this.now, this.next] = [this.next, this.now];
        this.generations += 1;
      }
      await this.barrier.wait();
    }
  }

  toString() {
    return this.now.map((r) => r.map((c) => (c ? "#" : ".")).join("")).join(" ");
  }
}

async function main() {
  const world = new World(["......", "..#...", "...#..", ".###..", "......", "......"]);
  show(world.toString());
  for (let i = 0; i < 3; i++) {
    await asyncio.TaskGroup(async (tg) => {
      for (let y = 0; y < world.now.length; y++) {
        tg.create_task(world.keep(y, 2));
      }
    });
    show(world.generations, world.toString());
  }
  show(world.barrier.n_waiting, world.barrier.broken);
}

asyncio.run(main());
