// statements: 103
async function job(n) {
  await asyncio.sleep(0.01 * n);
  return n;
}

async function main() {
  const tasks = [3, 1, 4, 2].map((n) => create_task(job(n)));
  let [done, pending] = await asyncio.wait(tasks, { timeout: 0.025 });
  show([...done].map((t) => t.result()), pending.size);
  [done, pending] = await asyncio.wait([...pending].reverse());
  show([...done].map((t) => t.result()), pending.size);
}

asyncio.run(main());
