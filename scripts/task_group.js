// Tasks that belong together: a group ends when all of its tasks have, and the first failure ends the others.
async function fetch_page(n) {
  await sleep(n / 1000);
  return `page ${n}`;
}

const tasks = await asyncio.TaskGroup(async (tg) => {
  const tasks = [3, 1, 2].map((n) => tg.create_task(fetch_page(n), `page-${n}`));
  console.log("waiting for", tasks.map((t) => t.get_name()).join(", "));
  return tasks;
});
console.log("got", tasks.map((t) => t.result()).join(", "));

// One fails: the others are cancelled, clean up, and the group throws what went wrong.
async function machine(name) {
  try {
    await sleep(3600);
  } finally {
    console.log(name, "switched off");
  }
}

async function printer() {
  await sleep(0.001);
  throw new TypeError("out of paper");
}

try {
  await asyncio.TaskGroup(async (tg) => {
    tg.create_task(machine("scanner"));
    tg.create_task(printer());
    tg.create_task(machine("shredder"));
  });
} catch (e) {
  console.log(`${e.name}: ${e.message}: ${e.errors.join(", ")}`);
}

// At most three at a time.
let running = 0;
let most = 0;
async function job() {
  most = Math.max(most, ++running);
  await sleep(0.001);
  running--;
}
await asyncio.TaskGroup((tg) => {
  for (let i = 0; i < 10; i++) tg.create_task(job());
}, { limit: 3 });
console.log("at most", most, "at a time");

// The first answer is enough: cancel() ends a group without an error.
async function search(tg, place, seconds) {
  try {
    await sleep(seconds);
    console.log("found it in the", place);
    tg.cancel();
  } catch (e) {
    console.log("no need to search the", place);
    throw e;
  }
}
await asyncio.TaskGroup((tg) => {
  tg.create_task(search(tg, "attic", 3600));
  tg.create_task(search(tg, "cellar", 0.001));
});

// The same in one line, for a value.
console.log(await asyncio.race([sleep(3600, "slow mirror"), sleep(0.001, "fast mirror")]));
const outcomes = await asyncio.all_settled([fetch_page(1), printer()]);
console.log(outcomes.map((o) => o.status).join(", "));
