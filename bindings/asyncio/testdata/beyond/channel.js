// Values go from hand to hand without a buffer, and in order with one.
async function main() {
  const ch = new asyncio.Channel();
  const producer = create_task((async () => {
    for (const x of [1, 2, 3]) {
      console.log("sending", x);
      await ch.send(x);
      console.log("sent", x);
    }
    ch.close();
  })());
  for await (const x of ch) console.log("received", x);
  await producer;
  console.log(String(ch), ch.closed);
  for (const attempt of [() => ch.receive(), () => ch.send(1)]) {
    try {
      await attempt();
    } catch (e) {
      console.log(e.name, e.message, e instanceof asyncio.ChannelClosed);
    }
  }

  const buffered = asyncio.Channel(2);
  await buffered.send("a");
  await buffered.send("b");
  const third = create_task(buffered.send("c"));
  await sleep(0);
  console.log("full", buffered.size, third.done());
  console.log(await buffered.receive(), buffered.size);
  buffered.close();
  console.log("what is buffered can still be received", await buffered.receive(), await buffered.receive());

  const hand = new asyncio.Channel();
  const waiting = [hand.receive(), hand.receive()].map((p) => create_task(p));
  await sleep(0);
  hand.close();
  console.log((await asyncio.all_settled(waiting)).map((r) => r.reason.name));

  const t = create_task((async () => 7)());
  const carrier = new asyncio.Channel(1);
  await carrier.send(t);
  console.log("a task travels as it is", (await carrier.receive()) === t, await t);
  for (const bad of [-1, 1.5, "x"]) {
    try {
      new asyncio.Channel(bad);
    } catch (e) {
      console.log(e.name + ": " + e.message);
    }
  }
}
await main();
