// statements: 89
async function main() {
  const q = new asyncio.PriorityQueue({ key: (job) => job.priority });
  q.put_nowait({ name: "clean", priority: 3 });
  q.put_nowait({ name: "alarm", priority: 0 });
  q.put_nowait({ name: "mail", priority: 2 });
  show(q.qsize(), q.maxsize);
  while (!q.empty()) {
    const job = await q.get();
    show(job.priority, job.name);
  }
  const longest = new asyncio.PriorityQueue({ maxsize: 2, key: (s) => -s.length });
  longest.put_nowait("ab");
  longest.put_nowait("abcd");
  show(longest.full(), longest.get_nowait(), longest.get_nowait());
}

asyncio.run(main());
