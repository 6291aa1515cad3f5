// statements: 84
async function main() {
  const cond = new asyncio.Condition();
  const state = { n: 0 };

  async function at_least(n) {
    return await cond.run(async () => {
      const value = await cond.wait_for(() => state.n >= n && `reached ${n}`);
      show("at least", n, "at", state.n, value);
      return value;
    });
  }

  const tasks = [3, 1, 2].map((n) => create_task(at_least(n)));
  for (let i = 0; i < 3; i++) {
    await asyncio.sleep(0.01);
    await cond.run(async () => {
      state.n += 1;
      show("now", state.n);
      cond.notify_all();
    });
  }
  show(await asyncio.gather(...tasks));
  await cond.run(async () => {
    show("true at once", await cond.wait_for(() => true));
  });
  const never = create_task(cond.run(() => cond.wait_for(() => false)));
  await asyncio.sleep(0);
  never.cancel();
  try {
    await never;
  } catch (e) {
    show(e, cond.locked());
  }
}

asyncio.run(main());
