// statements: 30, 37
async function parked() {
  await asyncio.sleep(3600);
}

async function returns() {
  asyncio.current_task().cancel("self");
  return "lost";
}

async function passes_on(t) {
  await t;
}

async function guarded(t) {
  try {
    await t;
  } catch (e) {
    return e.message;
  }
}

async function look(label, t) {
  const messages = [await guarded(t)];
  try {
    t.result();
  } catch (e) {
    messages.push(e.message);
  }
  const bare = create_task(passes_on(t));
  await asyncio.gather(bare, { return_exceptions: true });
  messages.push(await guarded(bare), await guarded(bare), await guarded(t));
  show(label, t.cancelled(), messages);
}

async function main() {
  const early = create_task(parked());
  early.cancel("before its start");
  await look("early", early);
  const t = create_task(parked());
  await asyncio.sleep(0);
  t.cancel("parked");
  await look("parked", t);
  await look("returns", create_task(returns()));
  const inner = create_task(parked());
  const outer = create_task(passes_on(inner));
  await asyncio.sleep(0);
  await asyncio.sleep(0);
  inner.cancel("inner");
  await look("outer", outer);
  await look("inner", inner);
  const by_hand = create_task((async () => {
    throw new asyncio.CancelledError("by hand");
  })());
  await look("by hand", by_hand);
  const twice = create_task(passes_on(asyncio.gather(create_task(parked()), create_task(parked()))));
  await asyncio.sleep(0);
  twice.cancel("first");
  await asyncio.sleep(0);
  twice.cancel("second");
  await look("gathered", twice);
}

asyncio.run(main());
