async function main() {
  const t = create_task((async () => {
    try {
      await sleep(60);
    } finally {
      await sleep(0.002);
      console.log("cleaned up");
    }
  })());
  await sleep(0);
  console.log(await t.cancel_and_wait("enough"), t.cancelled());
  try {
    t.result();
  } catch (e) {
    console.log(e.name, e.reason, e.task === t, /cancel_and_wait.js:\d+:\d+$/.test(e.origin));
  }
  console.log("again", await t.cancel_and_wait());
  const stubborn = create_task((async () => {
    try {
      await sleep(60);
    } catch {
      return "went on";
    }
  })());
  await sleep(0);
  console.log(await stubborn.cancel_and_wait(), stubborn.result());
  const failing = create_task((async () => {
    try {
      await sleep(60);
    } finally {
      throw new RangeError("in cleanup");
    }
  })());
  await sleep(0);
  try {
    await failing.cancel_and_wait();
  } catch (e) {
    console.log(e.name, e.message);
  }
  // Whoever waits can be cancelled too, and still the cleanup is waited for.
  const slow = create_task((async () => {
    try {
      await sleep(60);
    } finally {
      await sleep(0.002).finally(() => console.log("slow cleaned up"));
    }
  })());
  await sleep(0);
  const waiter = create_task(slow.cancel_and_wait());
  await sleep(0);
  await sleep(0);
  waiter.cancel("me too");
  try {
    await waiter;
  } catch (e) {
    console.log(e.name, e.message, slow.done());
  }
  try {
    await asyncio.current_task().cancel_and_wait();
  } catch (e) {
    console.log(e.name);
  }
}
await main();
