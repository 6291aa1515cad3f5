// statements: 37
async function sleeper() {
  try {
    await asyncio.sleep(10);
  } catch (e) {
    show("inside", e, e.reason);
    throw e;
  }
}

async function fetch_it(t, how) {
  try {
    if (how === "await") {
      await t;
    } else {
      t.result();
    }
  } catch (e) {
    show(how, e);
  }
}

async function main() {
  let t = create_task(sleeper());
  await asyncio.sleep(0);
  t.cancel("the reason");
  await fetch_it(t, "await");
  await fetch_it(t, "result");
  await fetch_it(t, "await");
  t = create_task(sleeper());
  await asyncio.sleep(0);
  t.cancel();
  await fetch_it(t, "await");
  t = create_task(sleeper());
  await asyncio.sleep(0);
  t.cancel(404);
  await asyncio.sleep(0);
  try {
    t.exception();
  } catch (e) {
    show("exception()", e.reason);
  }
  await fetch_it(t, "await");
}

asyncio.run(main());
