// statements: 62
async function slow(name) {
  try {
    await asyncio.sleep(30);
  } catch (e) {
    show(name, "cancelled", e);
    throw e;
  }
}

async function main() {
  let cm = asyncio.timeout(0.01);
  try {
    await cm.run(async () => {
      try {
        await asyncio.wait_for(slow("long inner"), 20);
      } catch (e) {
        if (e instanceof asyncio.CancelledError) throw e;
        show("wrong");
      }
    });
  } catch (e) {
    show("the block expired", e, cm.expired());
  }
  cm = asyncio.timeout(20);
  try {
    await cm.run(async () => {
      await asyncio.wait_for(slow("short inner"), 0.01);
    });
  } catch (e) {
    show("wait_for expired", e, cm.expired());
  }
  cm = asyncio.timeout(0.01);
  try {
    await cm.run(async () => {
      await asyncio.gather(slow("g1"), slow("g2"));
    });
  } catch (e) {
    show("around gather", e, cm.expired());
  }
  try {
    await asyncio.timeout(0.01, async () => {
      show(await asyncio.gather(slow("r1"), slow("r2"), { return_exceptions: true }));
    });
  } catch (e) {
    show("around a lenient gather", e);
  }
  show(asyncio.current_task().cancelling());
}

asyncio.run(main());
