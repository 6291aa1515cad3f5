// statements: 12
async function main() {
  const loop = asyncio.get_running_loop();
  const fast = loop.create_future(), slow = loop.create_future();
  loop.call_later(0.03, (v) => slow.set_result(v), "slow");
  loop.call_later(0.01, (v) => fast.set_result(v), "fast");
  for (const f of [slow, fast]) {
    f.add_done_callback((f) => show("resolved", f.result()));
  }
  show(await slow, fast.done());
  show(await fast);
  const guarded = loop.create_future();
  const timer = loop.call_later(0.05, () => guarded.done() || guarded.set_exception(new asyncio.TimeoutError("no answer")));
  loop.call_later(0.01, (v) => guarded.set_result(v), "an answer");
  show(await guarded);
  timer.cancel();
  const late = loop.create_future();
  loop.call_later(0.01, () => late.done() || late.set_exception(new asyncio.TimeoutError("no answer")));
  try {
    await late;
  } catch (e) {
    show("late", e);
  }
}

asyncio.run(main());
