// Cancellation goes to the await where a task stands, through everything that it awaits, and finally blocks run.
async function connection(name) {
  console.log("open", name);
  try {
    await sleep(3600);
  } finally {
    await sleep(0.001); // cleaning up may take a while
    console.log("close", name);
  }
}

async function session() {
  try {
    await Promise.all([connection("one"), connection("two")]);
  } catch (e) {
    console.log("session:", e instanceof asyncio.CancelledError, e.message);
    throw e;
  }
}

const t = create_task(session(), "session");
await sleep(0.001);
console.log(t.cancel("shutting down"), t.cancelled(), t.cancelling());
try {
  await t;
} catch (e) {
  console.log("main:", e.name, t.cancelled());
}

// A task may refuse: it catches the error and goes on.
const stubborn = create_task((async () => {
  try {
    await sleep(3600);
  } catch {
    console.log("not me");
  }
  return "finished anyway";
})());
await sleep(0);
stubborn.cancel();
console.log(await stubborn, stubborn.cancelled(), stubborn.cancelling());

// One that never started never runs at all.
const never = create_task((async () => console.log("unreachable"))());
never.cancel();
console.log(await asyncio.gather(never, { return_exceptions: true }).then((r) => r[0].name));
