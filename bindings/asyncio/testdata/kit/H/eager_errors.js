// statements: 92
async function fails() {
  throw new RangeError("in the first step");
}

async function cancels_itself() {
  asyncio.current_task().cancel("own");
  return "lost";
}

async function raises_cancelled() {
  throw new asyncio.CancelledError("by hand");
}

async function fails_later() {
  await asyncio.sleep(0);
  throw new RangeError("in the second step");
}

async function main() {
  let t = create_task(fails(), { eager_start: true });
  show("stored, not thrown", t.done(), t.exception());
  t.add_done_callback((f) => show("callback", f.exception()));
  show("callback is not called at once");
  try {
    await t;
  } catch (e) {
    show("raised", e);
  }
  await asyncio.sleep(0);
  for (const f of [cancels_itself, raises_cancelled]) {
    t = create_task(f(), { eager_start: true, name: f.name });
    show(t, t.done(), t.cancelled(), t.cancelling());
    try {
      await t;
    } catch (e) {
      show("raised", e);
    }
  }
  t = create_task(fails_later(), { eager_start: true });
  show("pending", t.done());
  try {
    await t;
  } catch (e) {
    show("raised", e);
  }
}

asyncio.run(main());
