// Nothing that fails is lost: the handler sees each of these once.
const loop = asyncio.get_event_loop();
loop.set_exception_handler((l, c) => console.log(c.message, "|", c.exception?.message, "|", c.task?.get_name(), "|", c.future !== undefined));
create_task((async () => { throw new RangeError("of a task"); })(), { name: "loser" });
const f = loop.create_future();
f.set_exception(new RangeError("of a future"));
const lazy = asyncio.coroutine(async function forgotten() {});
lazy();
const fetched = create_task((async () => { throw new RangeError("fetched"); })());
await sleep(0);
await sleep(0);
fetched.exception();
await lazy();
const cancelled = create_task(lazy());
cancelled.cancel();
await sleep(0);
console.log("end");
