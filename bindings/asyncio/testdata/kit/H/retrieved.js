// statements: 94
async function fails(what) {
  throw new RangeError(what);
}

async function main() {
  const loop = asyncio.get_running_loop();
  const reports = [];
  loop.set_exception_handler((l, context) => reports.push(context.message));
  const a = create_task(fails("looked at"));
  const b = create_task(fails("awaited"));
  const c = create_task(fails("taken by a callback"));
  c.add_done_callback((t) => show("callback", t.exception()));
  const d = create_task(fails("never runs"));
  d.cancel();
  await asyncio.sleep(0);
  show(a.exception());
  try {
    await b;
  } catch (e) {
    show("caught", e);
  }
  await asyncio.sleep(0);
  show([a, b, c, d].map((t) => t.done()), d.cancelled());
  show("reports", reports);
}

asyncio.run(main());
