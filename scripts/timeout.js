// A timeout built by hand: a second task cancels the first one when the time is over.
async function with_timeout(seconds, awaitable) {
  const task = ensure_future(awaitable);
  const alarm = create_task((async () => {
    await sleep(seconds);
    task.cancel("timeout");
  })());
  try {
    return await task;
  } catch (e) {
    if (e.reason === "timeout") throw new asyncio.TimeoutError(`not done after ${seconds} s`);
    throw e;
  } finally {
    alarm.cancel();
  }
}

async function answer(seconds) {
  await sleep(seconds);
  return 42;
}

console.log(await with_timeout(1, answer(0.005)));
try {
  await with_timeout(0.005, answer(3600));
} catch (e) {
  console.log(e.name, e.message);
}
