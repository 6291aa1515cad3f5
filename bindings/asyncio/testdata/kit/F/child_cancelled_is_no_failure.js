// statements: 70
async function forever() {
  await asyncio.sleep(30);
}

async function job() {
  for (let i = 0; i < 4; i++) await asyncio.sleep(0);
  return "job";
}

async function resigns() {
  await asyncio.sleep(0);
  throw new asyncio.CancelledError("resigned");
}

async function main() {
  let f, j, r;
  await asyncio.TaskGroup(async (tg) => {
    f = tg.create_task(forever(), { name: "f" });
    j = tg.create_task(job(), { name: "j" });
    r = tg.create_task(resigns(), { name: "r" });
    await asyncio.sleep(0);
    f.cancel("not needed");
    try {
      await f;
    } catch (e) {
      show("body sees", e, asyncio.current_task().cancelling());
    }
  });
  show(f.cancelled(), r.cancelled(), r.cancelling(), j.result());
}

asyncio.run(main());
