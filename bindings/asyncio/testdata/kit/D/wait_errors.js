// statements: none
async function forever() {
  await asyncio.sleep(30);
}

async function attempt(label, make) {
  try {
    show(label, await make());
  } catch (e) {
    show(label, e);
  }
}

async function main() {
  const t = asyncio.create_task(forever(), { name: "t" });
  await attempt("empty list", () => asyncio.wait([]));
  await attempt("empty set", () => asyncio.wait(new Set()));
  await attempt("bad mode", () => asyncio.wait([t], { return_when: "SOMETIME" }));
  await attempt("twice the same", () => asyncio.wait([t, t], { timeout: 0 }));
  t.cancel();
  await attempt("cancelled one", () => asyncio.wait([t, t]));
}

asyncio.run(main());
