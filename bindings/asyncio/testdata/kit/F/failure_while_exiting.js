// statements: 69
async function fails(turns, text) {
  for (let i = 0; i < turns; i++) await asyncio.sleep(0);
  throw new RangeError(text);
}

async function forever() {
  await asyncio.sleep(30);
}

async function main() {
  const me = asyncio.current_task();
  const ts = [];
  try {
    await asyncio.TaskGroup(async (tg) => {
      ts.push(tg.create_task(forever()));
      ts.push(tg.create_task(fails(3, "late")));
      show("body is over", me.cancelling());
    });
  } catch (eg) {
    show(eg, me.cancelling());
  }
  show(ts.map((t) => t.cancelled()));
  try {
    await asyncio.TaskGroup(async (tg) => {
      tg.create_task(fails(2, "one"));
      tg.create_task(fails(2, "two"));
    });
  } catch (eg) {
    show(eg, me.cancelling());
  }
}

asyncio.run(main());
