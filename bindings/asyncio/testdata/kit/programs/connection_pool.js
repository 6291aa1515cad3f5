// statements: 83, 85
class Pool {
  constructor(size) {
    this.free = new asyncio.LifoQueue();
    this.made = 0;
    this.size = size;
  }

  async acquire() {
    if (this.free.empty() && this.made < this.size) {
      this.made += 1;
      const n = this.made;
      await asyncio.sleep(0);
      return `conn${n}`;
    }
    return await this.free.get();
  }

  release(conn) {
    this.free.put_nowait(conn);
  }

  async run(fn) {
    const conn = await this.acquire();
    try {
      return await fn(conn);
    } finally {
      this.release(conn);
    }
  }
}

async function query(pool, sql, turns, log) {
  return await pool.run(async (conn) => {
    log.push(`${conn} begins ${sql}`);
    for (let i = 0; i < turns; i++) {
      await asyncio.sleep(0);
    }
    if (sql.startsWith("DROP")) {
      throw new asyncio.RuntimeError("not allowed: " + sql);
    }
    log.push(`${conn} ends ${sql}`);
    return sql.length;
  });
}

async function main() {
  const pool = new Pool(2), log = [];
  const results = await asyncio.gather(
    query(pool, "SELECT 1", 3, log),
    query(pool, "DROP TABLE", 1, log),
    query(pool, "SELECT 2", 1, log),
    query(pool, "SELECT 33", 2, log),
    { return_exceptions: true },
  );
  show(results);
  for (const line of log) {
    show(line);
  }
  show("made", pool.made, "free", pool.free.qsize());
  const t = create_task(query(pool, "SELECT slow", 1000, log));
  await asyncio.sleep(0);
  show("in use", 2 - pool.free.qsize());
  t.cancel();
  await asyncio.gather(t, { return_exceptions: true });
  show("given back", pool.free.qsize());
}

asyncio.run(main());
