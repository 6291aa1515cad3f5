// statements: 52
async function job(delay, error = null) {
  await asyncio.sleep(delay);
  if (error !== null) {
    throw error;
  }
  return delay;
}

async function main() {
  let tasks = [create_task(job(0.01)), create_task(job(0.03, new RangeError("bad"))), create_task(job(3600))];
  let [done, pending] = await asyncio.wait(tasks, { return_when: asyncio.FIRST_EXCEPTION });
  show(tasks.map((t) => done.has(t)), pending.size, tasks[1].exception());
  tasks[2].cancel();
  [done, pending] = await asyncio.wait(pending, { return_when: asyncio.FIRST_EXCEPTION });
  show(done.size, pending.size, tasks[2].cancelled());
  tasks = [create_task(job(0)), create_task(job(0.01))];
  [done, pending] = await asyncio.wait(tasks, { return_when: asyncio.FIRST_EXCEPTION });
  show("nobody fails", done.size, pending.size);
  tasks = [create_task(job(0)), create_task(job(0)), create_task(job(0.05))];
  [done, pending] = await asyncio.wait(tasks, { return_when: asyncio.FIRST_COMPLETED });
  show("several at once", tasks.map((t) => done.has(t)));
  await tasks[2];
}

asyncio.run(main());
