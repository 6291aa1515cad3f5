// statements: 16
async function main() {
  const loop = asyncio.get_running_loop();
  const a = loop.call_soon(show, "a");
  const b = loop.call_soon(show, "b");
  const c = loop.call_soon(() => d.cancel());
  const d = loop.call_soon(show, "d, cancelled by c in the same pass");
  const timer = loop.call_later(0.01, show, "timer");
  const other = loop.call_later(0.02, show, "other timer");
  b.cancel();
  timer.cancel();
  timer.cancel();
  show([a, b, c, d, timer, other].map((h) => h.cancelled()));
  await asyncio.sleep(0.05);
  show([a, b, c, d, timer, other].map((h) => h.cancelled()));
  a.cancel();
  show("cancel after it ran", a.cancelled());
  const when = loop.time() + 100;
  const far = loop.call_at(when, show, "never");
  show("when", far.when() === when);
  far.cancel();
}

asyncio.run(main());
