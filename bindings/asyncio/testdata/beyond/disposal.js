// What `using` and `await using` call at the end of their block.
async function main() {
  const lock = new asyncio.Lock(), sem = new asyncio.Semaphore(1), cond = new asyncio.Condition();
  await lock.acquire();
  lock[Symbol.dispose]();
  await sem.acquire();
  await sem[Symbol.asyncDispose]();
  await cond.acquire();
  cond[Symbol.dispose]();
  console.log(lock.locked(), sem.locked(), cond.locked());
  const ch = new asyncio.Channel();
  ch[Symbol.dispose]();
  console.log(ch.closed);
  const runner = new asyncio.Runner();
  await runner[Symbol.asyncDispose]();
  try {
    runner.get_loop();
  } catch (e) {
    console.log(e.name, e.message);
  }
  try {
    lock[Symbol.dispose]();
  } catch (e) {
    console.log(e.name, e.message);
  }
}
await main();
