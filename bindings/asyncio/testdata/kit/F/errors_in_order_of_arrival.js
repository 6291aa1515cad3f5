// statements: 71, 72
async function fails(turns, error) {
  try {
    for (let i = 0; i < turns; i++) await asyncio.sleep(0);
  } catch (e) {
    for (let i = 0; i < turns; i++) await asyncio.sleep(0);
    throw new asyncio.RuntimeError("during cleanup", { cause: error });
  }
  throw error;
}

async function main() {
  try {
    await asyncio.TaskGroup(async (tg) => {
      tg.create_task(fails(12, new RangeError("long")));
      tg.create_task(fails(1, new RangeError("short")));
      tg.create_task(fails(5, new TypeError("middle")));
      try {
        await asyncio.sleep(30);
      } finally {
        throw new RangeError("body");
      }
    });
  } catch (eg) {
    for (const e of eg.errors) show(e, e.cause);
  }
  show(asyncio.current_task().cancelling());
}

asyncio.run(main());
