// statements: none
async function forever(name) {
  try {
    await asyncio.sleep(30);
  } catch (e) {
    show(name, "cancelled at last");
    throw e;
  }
}

async function quick() {
  return "quick";
}

async function main() {
  const q = asyncio.create_task(quick(), { name: "q" });
  const f = asyncio.create_task(forever("f"), { name: "f" });
  try {
    for (const p of asyncio.as_completed([q, f], { timeout: 0.05 })) show("got", await p);
  } catch (e) {
    show("plain", e, e.cause);
  }
  show("untouched", f.done(), f.cancelling());
  const g = asyncio.create_task(forever("g"), { name: "g" });
  try {
    const it = asyncio.as_completed(new Set([f, g]), { timeout: 0.01 })[Symbol.asyncIterator]();
    show(await it.next());
  } catch (e) {
    show("async", e, e.cause);
  }
  show("untouched", f.cancelling(), g.cancelling());
  f.cancel();
  await asyncio.wait([f]);
  g.cancel();
  await asyncio.wait([g]);
}

asyncio.run(main());
