// Context variables: a value of its own for each task, without passing it through every call.
const request = new asyncio.ContextVar("request", { default: "no request" });

function log(text) {
  console.log(`[${request.get()}] ${text}`);
}

async function load(what) {
  log(`loading ${what}`);
  await sleep(0.001);
  return what;
}

async function handle(id) {
  request.set(id);
  log("begins");
  await asyncio.gather(load("user"), load("page")); // tasks begin with a copy of who makes them
  log("ends");
}

await asyncio.TaskGroup((tg) => {
  tg.create_task(handle("r1"));
  tg.create_task(handle("r2"));
});
log("the main task never set it");

// Callbacks, timers and promises keep the context in which they were made.
const token = request.set("r3");
const later = new Promise((resolve) => setTimeout(() => resolve(request.get()), 1));
get_event_loop().call_soon(() => log("from call_soon"));
Promise.resolve().then(() => log("from a promise"));
request.reset(token);
log("reset");
console.log("the timer saw", await later);

// A context can be kept, and code run in it.
const context = asyncio.copy_context();
context.run(() => request.set("r4"));
log("outside");
context.run(log, "inside");
console.log(context.get(request), asyncio.copy_context().get(request));
await create_task(load("in a given context"), { context });
