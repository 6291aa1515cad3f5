// What one waiter costs with n of them at once: coro run growth.js n kind total. As many waiters wait in a row as make
// `total`, so that every n does the same work.
const N = Number(process.argv[2] ?? 1000);
const kinds = {
  // Getters of a queue, served one by one.
  async getters() {
    const q = new asyncio.Queue();
    const tasks = many(() => q.get());
    await sleep(0);
    for (let i = 0; i < N; i++) q.put_nowait(i);
    return count(await all(tasks));
  },
  // Putters into a queue with room for one.
  async putters() {
    const q = new asyncio.Queue(1);
    const tasks = many((i) => q.put(i));
    let done = 0;
    for (let i = 0; i < N; i++) {
      if ((await q.get()) === i) done++;
    }
    await all(tasks);
    return done;
  },
  // Tasks that take a lock one after the other.
  async lock() {
    const lock = new asyncio.Lock();
    await lock.acquire();
    let done = 0;
    const tasks = many(async () => {
      await lock.acquire();
      done++;
      lock.release();
    });
    await sleep(0);
    lock.release();
    await all(tasks);
    return done;
  },
  // Waiters of a lock that give up, the last one first.
  async cancelled() {
    const lock = new asyncio.Lock();
    await lock.acquire();
    const tasks = many(() => lock.acquire());
    await sleep(0);
    for (let i = N - 1; i >= 0; i--) tasks[i].cancel();
    await asyncio.wait(tasks);
    let done = 0;
    for (const t of tasks) if (t.cancelled()) done++;
    return done;
  },
  async event() {
    const event = new asyncio.Event();
    const tasks = many(() => event.wait());
    await sleep(0);
    event.set();
    return count(await all(tasks));
  },
  async condition() {
    const cond = new asyncio.Condition();
    let done = 0;
    const tasks = many(async () => {
      await cond.acquire();
      await cond.wait();
      done++;
      cond.release();
    });
    await sleep(0);
    await cond.acquire();
    cond.notify_all();
    cond.release();
    await all(tasks);
    return done;
  },
  async semaphore() {
    const sem = new asyncio.Semaphore(10);
    let done = 0;
    const tasks = many(async () => {
      await sem.acquire();
      await sleep(0);
      done++;
      sem.release();
    });
    await all(tasks);
    return done;
  },
  async barrier() {
    const barrier = new asyncio.Barrier(N);
    const tasks = many(() => barrier.wait());
    let sum = 0;
    for (const i of await all(tasks)) sum += i;
    return sum === N * (N - 1) / 2 ? N : -1;
  },
  async wait() {
    const [done, pending] = await asyncio.wait(many(() => sleep(0, 1)));
    return done.size - pending.size;
  },
  async gather() {
    return count(await asyncio.gather(...many(() => sleep(0, 1))));
  },
  async group() {
    let tasks;
    await asyncio.TaskGroup(async (tg) => {
      tasks = [];
      for (let i = 0; i < N; i++) tasks.push(tg.create_task(sleep(0, 1)));
    });
    return tasks.reduce((n, t) => n + t.result(), 0);
  },
  async as_completed() {
    let done = 0;
    for await (const t of asyncio.as_completed(many(() => sleep(0, 1)))) done += t.result();
    return done;
  },
  async timers() {
    const loop = asyncio.get_event_loop();
    const handles = [];
    for (let i = 0; i < N; i++) handles.push(loop.call_later(3600 + (i * 7919) % N, () => {}));
    for (const h of handles) h.cancel();
    return handles.length;
  },
};
const kind = process.argv[3];
const total = Number(process.argv[4] ?? N);
const chosen = kind === undefined ? Object.keys(kinds) : [kind];
const expected = total * chosen.length;

function many(make) {
  const tasks = [];
  for (let i = 0; i < N; i++) tasks.push(create_task(make(i)));
  return tasks;
}

// all awaits the tasks one by one, so that gather is measured by its own kind alone.
async function all(tasks) {
  const results = [];
  for (const t of tasks) results.push(await t);
  return results;
}

const count = (results) => results.length;

const start = performance.now();
let got = 0;
for (const name of chosen) {
  for (let done = 0; done < total; done += N) got += await kinds[name]();
}
const elapsed = (performance.now() - start) / 1000;
if (got !== expected) throw new Error(`growth: got ${got}, want ${expected}`);
console.log(`n ${N}`);
console.log(`elapsed ${elapsed}`);
