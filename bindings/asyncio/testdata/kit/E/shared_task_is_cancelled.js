// statements: 39
async function shared() {
  try {
    await asyncio.sleep(30);
  } catch (e) {
    show("shared", e);
    throw e;
  }
}

async function main() {
  let t = asyncio.create_task(shared(), { name: "shared" });
  try {
    await asyncio.timeout(0.01, async () => {
      await t;
    });
  } catch (e) {
    show("first", e, t.cancelled());
  }
  t = asyncio.create_task(shared(), { name: "shared" });
  try {
    await asyncio.timeout(0.01, async () => {
      await asyncio.shield(t);
    });
  } catch (e) {
    show("shielded", e, t.cancelled(), t.done());
  }
  try {
    await asyncio.timeout(0.01, async () => {
      await asyncio.wait([t]);
    });
  } catch (e) {
    show("waited", e, t.cancelled(), t.done());
  }
  t.cancel("now");
  const cm = asyncio.timeout(20);
  try {
    await cm.run(async () => {
      await t;
    });
  } catch (e) {
    show("foreign cancellation", e, cm.expired());
  }
}

asyncio.run(main());
