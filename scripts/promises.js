// Promises and tasks mix: microtasks run before the next iteration of the loop.
const log = [];
setTimeout(() => log.push("timeout"), 0);
const task = create_task((async () => { log.push("task"); })());
Promise.resolve().then(() => log.push("microtask 1")).then(() => log.push("microtask 2"));
queueMicrotask(() => log.push("queued"));
log.push("sync");
await sleep(0.005);
console.log(log.join(", "));

const all = await Promise.allSettled([1, task, Promise.reject(new Error("x"))]);
console.log(all.map((r) => r.status).join(" "));
console.log(await Promise.race([sleep(1, "slow"), sleep(0.001, "fast")]));
