// statements: 63
async function worker(delay, cms) {
  const cm = asyncio.timeout(delay);
  try {
    await cm.run(async () => {
      cms.push(cm);
      await asyncio.sleep(30);
    });
  } catch (e) {
    if (e instanceof asyncio.TimeoutError) {
      show("worker timeout", e);
    } else {
      show("worker cancelled", e, cm.expired(), asyncio.current_task().cancelling());
      throw e;
    }
  }
}

function spin(loop, seconds) {
  const end = loop.time() + seconds;
  while (loop.time() < end);
}

async function main() {
  const loop = asyncio.get_running_loop();
  const cms = [];
  let w = asyncio.create_task(worker(20, cms));
  await asyncio.sleep(0);
  w.cancel("stop it");
  try {
    await w;
  } catch (e) {
    show("main", e, w.cancelled());
  }
  w = asyncio.create_task(worker(0.01, cms));
  await asyncio.sleep(0);
  spin(loop, 0.03);
  w.cancel("same moment");
  try {
    await w;
  } catch (e) {
    show("main", e, w.cancelled(), w.cancelling());
  }
  show(cms.map((cm) => cm.expired()));
}

asyncio.run(main());
