// statements: 69, 73
async function worker(name, lives, log) {
  for (let turn = 0; ; turn++) {
    await asyncio.sleep(0);
    if (turn === lives) {
      throw new asyncio.RuntimeError(`${name} died`);
    }
    log.push(`${name}${turn}`);
  }
}

async function guarded(make) {
  try {
    return [await make(), null];
  } catch (e) {
    if (e instanceof asyncio.CancelledError) throw e;
    return [null, e];
  }
}

async function supervisor(name, children, restarts, log) {
  await asyncio.TaskGroup(async (tg) => {
    for (const [child, lives] of Object.entries(children)) {
      tg.create_task((async () => {
        for (let n = 0; ; n++) {
          const [, error] = await guarded(() => worker(`${name}.${child}`, lives, log));
          log.push(error.message);
          if (n === restarts) {
            throw new asyncio.RuntimeError(`${name}.${child} failed too often`);
          }
        }
      })(), { name: child });
    }
  });
}

async function main() {
  const log = [];
  try {
    await asyncio.TaskGroup(async (root) => {
      root.create_task(supervisor("db", { reader: 2, writer: 6 }, 1, log));
      root.create_task(supervisor("web", { server: 9 }, 0, log));
    });
  } catch (eg) {
    show(eg);
  }
  for (let i = 0; i < log.length; i += 6) {
    show(log.slice(i, i + 6));
  }
}

asyncio.run(main());
