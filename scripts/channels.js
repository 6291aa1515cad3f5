// Channels hand values from task to task, as in Go: without capacity, sender and receiver meet.
function numbers(n) {
  const output = new asyncio.Channel();
  create_task(async () => {
    for (let i = 1; i <= n; i++) await output.send(i);
    output.close();
  });
  return output;
}

// A pipeline: every stage is a task, and ends when the one before it closes its channel.
function stage(input, fn) {
  const output = new asyncio.Channel(1);
  create_task(async () => {
    for await (const value of input) await output.send(fn(value));
    output.close();
  });
  return output;
}

const squares = stage(numbers(5), (x) => x * x);
for await (const text of stage(squares, (x) => `<${x}>`)) console.log(text);

// With capacity, senders need not wait while there is room.
const buffer = new asyncio.Channel(2);
await buffer.send("a");
await buffer.send("b");
console.log("in the buffer:", buffer.size, "of", buffer.capacity);
console.log("no room:", (await asyncio.select([[buffer, "c"]], { wait: false })) === null);
buffer.close();
for await (const value of buffer) console.log("still in it:", value);
try {
  await buffer.receive();
} catch (e) {
  console.log(e.name);
}

// select waits for whatever comes first.
const news = new asyncio.Channel();
const requests = new asyncio.Channel();
const quit = new asyncio.Channel();
const server = create_task(async () => {
  for (;;) {
    const { channel, value, done } = await asyncio.select([news, requests, quit]);
    if (channel === quit && done) return "served";
    if (channel === news) console.log("news:", value);
    if (channel === requests) await value.send("you are welcome");
  }
});
await news.send("rain");
const reply = new asyncio.Channel();
await requests.send(reply);
console.log(await reply.receive());
await news.send("sun");
quit.close();
console.log(await server);
