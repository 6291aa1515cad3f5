// With Node's declarations beside Coro's, the names of both are there.
Buffer.from("text").toString("base64");
process.exitCode = 1;
process.nextTick(() => {});
console.table([1]);
const timer: NodeJS.Timeout = setTimeout(() => {}, 1);
timer.unref().refresh();
create_task(asyncio.sleep(1)).cancel();
