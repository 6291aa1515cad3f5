// statements: 52
async function nap(name, seconds) {
  try {
    await asyncio.sleep(seconds);
    return name;
  } catch (e) {
    show(name, "was cancelled");
    throw e;
  }
}

async function main() {
  const quick = asyncio.create_task(nap("quick", 0.01), { name: "quick" });
  const slow = asyncio.create_task(nap("slow", 20), { name: "slow" });
  let [done, pending] = await asyncio.wait([quick, slow], { timeout: 0.04 });
  show("done", done, "pending", pending);
  show("untouched", slow.cancelling(), slow.done());
  [done, pending] = await asyncio.wait([quick, slow], { timeout: 0 });
  show("zero", done, pending);
  [done, pending] = await asyncio.wait([slow], { timeout: 0.01, return_when: asyncio.FIRST_COMPLETED });
  show("only slow", done, pending);
  slow.cancel();
  [done, pending] = await asyncio.wait([quick, slow], { timeout: 5 });
  show("in the end", done, pending, slow.cancelled());
}

asyncio.run(main());
