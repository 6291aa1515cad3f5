// statements: 61
async function nothing(n) {
  return n;
}

function spin(loop, seconds) {
  const end = loop.time() + seconds;
  while (loop.time() < end);
}

async function main() {
  const loop = asyncio.get_running_loop();
  let cm = asyncio.timeout(0.01);
  let total = 0;
  await cm.run(async () => {
    for (let n = 0; n < 4; n++) total += await nothing(n);
    spin(loop, 0.03);
  });
  show("late but no error", total, cm.expired());
  const fut = loop.create_future();
  fut.set_result("ready");
  cm = asyncio.timeout(0);
  await cm.run(async () => {
    show(await fut);
    show(await nothing("does not suspend"));
  });
  show("not even at zero", cm.expired(), asyncio.current_task().cancelling());
  await asyncio.sleep(0);
  show("nothing left over", asyncio.current_task().cancelling());
}

asyncio.run(main());
