// statements: 33
async function work() {
  const me = asyncio.current_task();
  for (let n = 0; n < 3; n++) {
    try {
      await asyncio.sleep(10);
    } catch (e) {
      show("delivery", n, e, me.cancelling());
      if (n === 2) throw e;
    }
  }
}

async function main() {
  const t = create_task(work());
  await asyncio.sleep(0);
  for (let n = 0; n < 3; n++) {
    show("cancel", t.cancel(`request ${n}`), t.cancelling());
    await asyncio.sleep(0);
    show(t.done(), t.cancelled());
  }
  try {
    await t;
  } catch (e) {
    show("ended", e, t.cancelling());
  }
  show(t.cancel("too late"), t.cancelling());
}

asyncio.run(main());
