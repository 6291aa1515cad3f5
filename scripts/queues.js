// Queues between tasks: a bounded one with several workers, one by priority, and how they end.
const queue = new asyncio.Queue(2);

async function producer() {
  for (let i = 1; i <= 6; i++) await queue.put(i); // waits while there are two in it
  console.log("all put");
}

const done = [];
async function worker() {
  for (;;) {
    const n = await queue.get();
    await sleep(0.001);
    done.push(n * n);
    queue.task_done();
  }
}

const workers = [create_task(worker(), "w1"), create_task(worker(), "w2")];
await producer();
await queue.join(); // until every item put in was reported done
for (const w of workers) w.cancel();
await asyncio.wait(workers);
console.log("squares:", done.sort((a, b) => a - b).join(" "));

// By priority: the least first.
const jobs = asyncio.PriorityQueue({ key: (job) => job.priority });
for (const [name, priority] of [["sweep", 3], ["put out the fire", 1], ["answer the door", 2]]) {
  jobs.put_nowait({ name, priority });
}
while (!jobs.empty()) console.log(jobs.get_nowait().name);

// shutdown(): what is in the queue can still be taken out, then the loop over it ends.
const lines = new asyncio.LifoQueue();
async function reader() {
  const seen = [];
  for await (const line of lines) seen.push(line);
  return seen;
}
const reading = create_task(reader());
for (const line of ["first", "second", "third"]) await lines.put(line);
lines.shutdown();
console.log("read:", (await reading).join(", "));
try {
  lines.put_nowait("late");
} catch (e) {
  console.log(e.name);
}

// What does not wait says so.
const small = asyncio.Queue(1);
small.put_nowait("x");
for (const attempt of [() => small.put_nowait("y"), () => small.get_nowait(), () => small.get_nowait()]) {
  try {
    console.log("got", attempt());
  } catch (e) {
    console.log(e.name);
  }
}
