// statements: 65
async function monitored(queue, limit, log) {
  const loop = asyncio.get_running_loop();
  try {
    await asyncio.timeout(limit, async (scope) => {
      while (true) {
        const beat = await queue.get();
        if (beat === "pause") {
          scope.reschedule(null);
        } else {
          scope.reschedule(loop.time() + limit);
        }
        log.push([beat, scope.when() === null]);
      }
    });
  } catch (e) {
    if (!(e instanceof asyncio.TimeoutError)) throw e;
    log.push(["lost", e.cause.name]);
    return "lost";
  }
}

async function heart(queue, beats) {
  for (const [after, beat] of beats) {
    await asyncio.sleep(after);
    queue.put_nowait(beat);
  }
}

async function main() {
  const log = [];
  let queue = new asyncio.Queue();
  const [end] = await asyncio.gather(
    monitored(queue, 0.05, log),
    heart(queue, [[0.01, "one"], [0.01, "two"], [0.01, "pause"], [0.12, "back"], [0.01, "last"]]),
  );
  show(end, log);
  queue = new asyncio.Queue();
  show(await monitored(queue, 0.01, log), log.length);
}

asyncio.run(main());
