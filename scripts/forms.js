// The forms in which a task is made, named, awaited and queried.
async function square(x) {
  await sleep(0);
  return x * x;
}

console.log(await create_task(square(2), "two"));
const t = create_task(square(3));
console.log("doing something else");
console.log(await t);

const f = ensure_future(square(4));
console.log(ensure_future(f) === f, ensure_future(t) === t);
console.log(await f);

const loop = get_event_loop();
const u = loop.create_task(square(5), { name: "five" });
console.log(u.get_name(), u.done());
try {
  u.result();
} catch (e) {
  console.log(e.name, e.message);
}
await u;
console.log(u.done(), u.result(), u.exception());

const bad = create_task((async () => { throw new TypeError("no good") })());
try {
  await bad;
} catch (e) {
  console.log(bad.exception() === e, e.message);
}

// A task that nobody awaits still runs.
create_task((async () => { await sleep(0.01); console.log("in the background"); })());

// A task does not start before its creator suspends.
const order = [];
const late = create_task((async () => { order.push("task"); })());
order.push("creator");
await late;
console.log(order.join(" then "));

