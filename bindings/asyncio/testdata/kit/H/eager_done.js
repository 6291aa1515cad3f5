// statements: 92
async function quick(value) {
  return value;
}

async function nested(value) {
  return (await quick(value)) + (await create_task(quick(1), { eager_start: true }));
}

async function main() {
  const loop = asyncio.get_running_loop();
  const t = create_task(nested(41), { eager_start: true });
  show(t.done(), t.result(), t.cancel(), t.cancelling());
  show("its coroutine is gone", t.get_coro() === null);
  const lazy = create_task(quick(1));
  await lazy;
  show("that of an ordinary one is not", lazy.get_coro() === null);
  loop.call_soon(show, "the loop turns");
  show(await t, await t);
  const done = [0, 1, 2].map((n) => create_task(quick(n), { eager_start: true }));
  show([await done[0], await done[1], await done[2]]);
  show("before the loop turns");
  t.add_done_callback((f) => show("callback", f.result()));
  show(await asyncio.gather(...done, t));
  const fut = loop.create_future();
  fut.set_result("ready");

  async function waits_for_ready() {
    return await fut;
  }

  show("awaits a done future", create_task(waits_for_ready(), { eager_start: true }).done());
  const sleeper = create_task(asyncio.sleep(10), { eager_start: true, name: "sleeper" });
  show(sleeper, sleeper.cancel("no"), sleeper.done());
  try {
    await sleeper;
  } catch (e) {
    show(e, sleeper.cancelled());
  }
}

asyncio.run(main());
