// A receiver that is cancelled loses nothing: what was on its way to it goes to the next one.
async function main() {
  const ch = new asyncio.Channel();
  const first = create_task(ch.receive()), second = create_task(ch.receive());
  await sleep(0);
  await ch.send("one"); // for first, which has not resumed yet
  first.cancel();
  console.log((await asyncio.all_settled([first])).map((r) => r.status), await second);
  const third = create_task(ch.receive());
  await sleep(0);
  await ch.send("two");
  third.cancel();
  await asyncio.wait([third]);
  console.log(third.cancelled(), await ch.receive());

  const sender = create_task(ch.send("never"));
  await sleep(0);
  await sender.cancel_and_wait();
  console.log(await asyncio.select([ch], { wait: false }));
}
await main();
