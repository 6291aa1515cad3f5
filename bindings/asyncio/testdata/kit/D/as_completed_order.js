// statements: none
async function job(name, fut) {
  return name + await fut;
}

async function main() {
  const loop = asyncio.get_running_loop();
  const futs = [0, 1, 2].map(() => loop.create_future());
  const ts = ["a", "b", "c"].map((n, i) => asyncio.create_task(job(n, futs[i]), { name: n }));
  loop.call_soon(() => futs[2].set_result("!"));
  loop.call_soon(() => { loop.call_soon(() => futs[0].set_exception(new RangeError("a is ill"))); });
  loop.call_later(0.01, () => futs[1].set_result("?"));
  const got = [];
  for (const p of asyncio.as_completed(ts)) {
    try {
      got.push(await p);
    } catch (e) {
      got.push(e);
    }
    show(got, ts.map((t) => t.done()));
  }
  show([...asyncio.as_completed([])]);
}

asyncio.run(main());
