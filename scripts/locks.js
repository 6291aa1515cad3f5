// Locks and their relatives: what tasks need when they share something across an await.

// Lock: read, wait, write without another task in between.
let balance = 0;
const lock = new asyncio.Lock();
async function deposit(amount) {
  await lock.run(async () => {
    const before = balance;
    await sleep(0);
    balance = before + amount;
  });
}
await asyncio.gather(deposit(1), deposit(2), deposit(3));
console.log("balance", balance);

// Semaphore: so many at a time.
const semaphore = new asyncio.Semaphore(2);
let inside = 0;
let most = 0;
async function visit() {
  await semaphore.run(async () => {
    most = Math.max(most, ++inside);
    await sleep(0.001);
    inside--;
  });
}
await asyncio.gather(...Array.from({ length: 6 }, () => visit()));
console.log("at most", most, "inside");

// Event: all start when it is set.
const start = new asyncio.Event();
async function runner(name) {
  await start.wait();
  console.log(name, "runs");
}
const race = asyncio.gather(create_task(runner("ann")), create_task(runner("ben")));
await sleep(0);
console.log("ready");
start.set();
await race;

// Condition: wait for a change of what a lock protects.
const changed = new asyncio.Condition();
const shelf = [];
async function buyer(name) {
  await changed.run(async () => {
    await changed.wait_for(() => shelf.length > 0);
    console.log(name, "buys", shelf.shift());
  });
}
const buyers = [create_task(buyer("ann")), create_task(buyer("ben"))];
for (const thing of ["bread", "milk"]) {
  await sleep(0);
  await changed.run(() => {
    shelf.push(thing);
    changed.notify();
  });
}
await asyncio.wait(buyers);

// Barrier: nobody goes on before all are there.
const barrier = new asyncio.Barrier(3);
async function walker(name, seconds) {
  await sleep(seconds);
  console.log(name, "is at the bridge");
  const place = await barrier.wait();
  return place;
}
const places = await asyncio.gather(walker("ann", 0.001), walker("ben", 0.002), walker("cid", 0.003));
console.log("crossed, in places", places.join(" "), "- waiting:", barrier.n_waiting);
