// Tasks at work: three of them run at once; one is cancelled, and cleans up; the main task watches.
async function download(name, seconds) {
  console.log(`${name}: started`);
  try {
    await sleep(seconds);
    console.log(`${name}: done`);
    return name.length;
  } catch (e) {
    console.log(`${name}: ${e.name}: ${e.message}`);
    throw e;
  } finally {
    console.log(`${name}: cleaned up`);
  }
}

const a = create_task(download("alpha", 0.03), "A");
const b = create_task(download("beta", 0.01), "B");
const c = create_task(download("gamma", 3600), "C");
console.log("made", [a, b, c].map((t) => t.get_name()).join(", "), "- nothing has started yet");

console.log("beta gives", await b);
console.log("is alpha done?", a.done());
c.cancel("taking too long");
console.log("alpha gives", await a);
try {
  await c;
} catch (e) {
  console.log("gamma was cancelled:", c.cancelled(), "because of", e.reason);
}
