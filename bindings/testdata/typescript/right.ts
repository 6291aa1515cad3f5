// Right uses, and what the compiler makes of them: is<A, B>() compiles where A and B are the same type.
import asyncio_default, { gather, TaskGroup, type Future, type Task } from "asyncio";
import * as everything from "coro:asyncio";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function is<A, B>(..._: Same<A, B> extends true ? [] : [never]): void;

async function square(x: number) {
  await sleep(0);
  return x * x;
}
declare const anything: any;
declare const pages: string[];
async function fetch_page(url: string): Promise<{ url: string; size: number }> {
  return { url, size: await sleep(0.1, 3) };
}

// Modules are the global object.
is<typeof asyncio_default, typeof asyncio>();
is<typeof everything.sleep, typeof sleep>();
is<typeof gather, typeof asyncio.gather>();

// Tasks.
const task = create_task(square(2), "two");
is<typeof task, asyncio.Task<number>>();
is<typeof task, Task<number>>();
const result: number = await task;
is<ReturnType<typeof task.result>, number>();
const error: Error | null = task.exception();
const other: Task = task;
const future: Future<unknown> = task;
const promise: Promise<number> = task;
const lazy = create_task(async () => "text", { name: "lazy", eager_start: true, context: asyncio.copy_context() });
is<typeof lazy, Task<string>>();
const plain = create_task(() => 1);
is<typeof plain, Task<number>>();
const unknown_source = create_task(anything);
is<typeof unknown_source, Task<any>>();
const nothing = create_task((async () => {})(), null, { eager_start: false });
is<typeof nothing, Task<void>>();
const made = new asyncio.Task(square(3));
is<typeof made, Task<number>>();
const called = asyncio.Task(square(3), "three");
is<typeof called, Task<number>>();
const ensured = ensure_future(square(4));
is<typeof ensured, Task<number>>();
const same = ensure_future(task);
is<typeof same, Task<number>>();
const slept = create_task(asyncio.sleep(1, "x"));
is<typeof slept, Task<string>>();
task.add_done_callback((t) => is<typeof t, Task<number>>());
task.add_done_callback(console.log, { context: asyncio.copy_context() });
const removed: number = task.remove_done_callback(console.log);
const cancelled: boolean = task.cancel("why") && task.cancelled() && task.cancelling() > task.uncancel();
const was_cancelled: boolean = await task.cancel_and_wait("why");
task.set_name(task.get_name() + "!");
const lines: number[] = task.get_stack({ limit: 3 }).map((f) => f.line);
const maybe = asyncio.current_task();
is<typeof maybe, Task | null>();
const names = [...asyncio.all_tasks()].map((t) => t.get_name());
is<typeof names, string[]>();
const as_lazy = asyncio.coroutine(square);
is<typeof as_lazy, typeof square>();
if (asyncio.isfuture(anything)) is<typeof anything, Future>();
if (asyncio.iscoroutinefunction(square) || asyncio.iscoroutine(square(1))) console.log("it is");

// Futures.
const f = new asyncio.Future<string>();
f.set_result("text");
f.set_exception(new RangeError("no"));
f.set_exception(RangeError);
is<Awaited<typeof f>, string>();
f.get_loop().create_future<boolean>().set_result(true);
asyncio.Future().set_result(anything);
const chained = f.then((s) => s.length);
is<typeof chained, Promise<number>>();
class Reply extends asyncio.Future<number> {
  id = 0;
}
is<Awaited<Reply>, number>();

// Several at once.
const three = await asyncio.gather(square(1), task, lazy);
is<typeof three, [number, number, string]>();
const many = await asyncio.gather(...pages.map(fetch_page));
is<typeof many, { url: string; size: number }[]>();
const settled = await gather(task, lazy, nothing, { return_exceptions: true });
is<typeof settled, [number | Error, string | Error, undefined | Error]>();
const settled_many = await gather(...pages.map(fetch_page), { return_exceptions: true });
is<typeof settled_many, ({ url: string; size: number } | Error)[]>();
const not_settled = await gather(task, { return_exceptions: false });
is<typeof not_settled, [number]>();
const none = await gather();
is<typeof none, []>();
gather(task).cancel();
const guarded = asyncio.shield(square(1));
is<typeof guarded, Future<number>>();
const [done, pending] = await asyncio.wait([task, made], { timeout: 1, return_when: asyncio.FIRST_COMPLETED });
is<typeof done, Set<Task<number>>>();
is<typeof pending, Set<Task<number>>>();
await asyncio.wait(new Set([task, lazy]), { return_when: "FIRST_EXCEPTION", timeout: null });
const limited = await asyncio.wait_for(fetch_page("/"), 5);
is<typeof limited, { url: string; size: number }>();
await asyncio.wait_for(task, null);
const from_function = await asyncio.wait_for(() => square(1), 1);
is<typeof from_function, number>();
await asyncio.wait_for(task, { timeout: 0.5 });
for await (const t of asyncio.as_completed([task, made], { timeout: 2 })) is<typeof t, Task<number>>();
for await (const t of asyncio.as_completed(pages.map(fetch_page))) is<typeof t, Task<{ url: string; size: number }>>();
for (const next of asyncio.as_completed([task], 2)) is<typeof next, Promise<number>>();
const first = await asyncio.race([task, lazy]);
is<typeof first, string | number>();
const outcomes = await asyncio.all_settled([task, lazy]);
is<typeof outcomes, [PromiseSettledResult<number>, PromiseSettledResult<string>]>();
const list = await asyncio.all_settled(pages.map(fetch_page));
is<(typeof list)[0], PromiseSettledResult<{ url: string; size: number }>>();

// Timeouts.
const in_time = await asyncio.timeout(5, async (scope) => {
  is<typeof scope, asyncio.Timeout>();
  scope.reschedule(get_event_loop().time() + 1);
  return scope.when();
});
is<typeof in_time, number | null>();
const scope = asyncio.timeout(null);
const text = await scope.run(() => "text");
is<typeof text, string>();
console.log(scope.expired(), asyncio.timeout_at(12).when(), asyncio.Timeout(1), new asyncio.Timeout(null));
const moved = await asyncio.move_on_after(1, () => square(2));
is<typeof moved, number | undefined>();
const failing = await asyncio.fail_after(1, () => square(2));
is<typeof failing, number>();

// Task groups.
const total = await asyncio.TaskGroup(async (tg) => {
  const a = tg.create_task(square(1), "one");
  const b = tg.create_task(square(2), { name: "two" });
  is<typeof a, Task<number>>();
  return (await a) + (await b);
});
is<typeof total, number>();
const group = new TaskGroup({ limit: 3 });
const by_run = await group.run((tg) => {
  is<typeof tg, asyncio.TaskGroup>();
  tg.cancel();
  return "done";
});
is<typeof by_run, string>();
await asyncio.TaskGroup({ limit: 1 }).run(async (tg) => tg.create_task(sleep(1)));

// Synchronisation.
const lock = new asyncio.Lock();
is<Awaited<ReturnType<typeof lock.acquire>>, true>();
if (lock.locked()) lock.release();
const guarded_value = await lock.run(async () => 1);
is<typeof guarded_value, number>();
{
  await lock.acquire();
  using held = lock;
}
{
  await using held = (await lock.acquire()) && lock;
}
const event = asyncio.Event();
event.set(), event.clear();
if (!event.is_set()) await event.wait();
const condition = new asyncio.Condition(lock);
await condition.run(async (c) => {
  await c.wait_for(() => pages.length > 0);
  await c.wait();
  c.notify();
  c.notify(2);
  c.notify_all();
});
const semaphore: asyncio.Semaphore = new asyncio.BoundedSemaphore(2);
await asyncio.Semaphore().run(() => fetch_page("/"));
if (!semaphore.locked() && (await semaphore.acquire())) semaphore.release();
const barrier = asyncio.Barrier(2);
const index: number = await barrier.wait();
console.log(index, barrier.parties + barrier.n_waiting, barrier.broken);
await barrier.reset();
await barrier.abort();

// Queues and channels.
const q = new asyncio.Queue<number>(2);
await q.put(1);
q.put_nowait(2);
is<Awaited<ReturnType<typeof q.get>>, number>();
is<ReturnType<typeof q.get_nowait>, number>();
q.task_done(), q.shutdown(), q.shutdown(true);
await q.join();
for await (const item of q) is<typeof item, number>();
console.log(q.qsize(), q.empty(), q.full(), q.maxsize);
const untyped = asyncio.Queue();
is<typeof untyped, asyncio.Queue<any>>();
const task_queue = asyncio.Queue<Task<number>>({ maxsize: 3 });
for await (const t of task_queue) is<typeof t, Task<number>>();
const by_priority = new asyncio.PriorityQueue<{ priority: number }>({ key: (job) => job.priority, maxsize: 5 });
by_priority.put_nowait({ priority: 1 });
const lifo: asyncio.Queue<string> = asyncio.LifoQueue<string>(1);
const channel = new asyncio.Channel<string>(1);
await channel.send("x");
is<Awaited<ReturnType<typeof channel.receive>>, string>();
for await (const value of channel) is<typeof value, string>();
channel.close();
console.log(channel.closed, channel.size, channel.capacity);
const numbers = asyncio.Channel<number>({ capacity: 2 });
const selected = await asyncio.select([channel, [numbers, 1]]);
if (selected.index === 0 && !selected.done) is<typeof selected.value, string>();
if (selected.index === 1) is<typeof selected.channel, asyncio.Channel<number>>();
const tried = await asyncio.select([numbers], { wait: false });
if (tried) is<typeof tried.value, number | undefined>();
const from_list = await asyncio.select([numbers, numbers].slice(1));
is<typeof from_list.index, number>();

// Context variables.
const user = new asyncio.ContextVar<string>("user", { default: "nobody" });
const token = user.set("ann");
is<typeof token, asyncio.Token<string>>();
user.reset(token);
const current = user.get();
is<typeof current, string>();
const fallback = user.get(null);
is<typeof fallback, string | null>();
const context = asyncio.copy_context();
const there = context.run((a: number, b: string) => a + b, 1, "x");
is<typeof there, string>();
const value = context.get(user);
is<typeof value, string | null>();
for (const [variable, value] of context.items()) console.log(variable.name, value, context.keys(), context.values());
console.log(context.has(user), context.copy(), token.old_value === asyncio.Token.MISSING);
const empty: asyncio.Context = new asyncio.Context();

// The loop.
const loop = get_event_loop();
is<typeof loop, asyncio.EventLoop>();
loop.call_soon((n: number, s: string) => n + s.length, 1, "x").cancel();
loop.call_soon(console.log, 1, "x", { context });
loop.call_later(0.5, f.set_result, "x").when();
loop.call_at(loop.time() + 1, () => {}).cancelled();
const by_loop = loop.create_task(square(2), "two", { context });
is<typeof by_loop, Task<number>>();
const completed = await loop.run_until_complete(square(2));
is<typeof completed, number>();
loop.set_exception_handler((l, c) => l.default_exception_handler({ ...c, message: `handled: ${c.message}` }));
loop.set_exception_handler(null);
loop.set_task_factory((l, coro, options) => new asyncio.Task(coro, options));
loop.set_task_factory(asyncio.eager_task_factory);
loop.set_task_factory(asyncio.create_eager_task_factory(asyncio.Task));
loop.slow_callback_duration = 0.5;
loop.set_debug(!loop.get_debug());
const second = asyncio.new_event_loop();
if (!second.is_running() && !second.is_closed()) second.close();
asyncio.get_running_loop().stop();
const handle: asyncio.Handle = loop.call_later(1, () => {});
if (handle instanceof asyncio.TimerHandle) handle.when();
const ran = await asyncio.run(square(2), { debug: true });
is<typeof ran, number>();
{
  await using runner = new asyncio.Runner({ debug: false });
  const value = await runner.run(square(2), { context });
  is<typeof value, number>();
  runner.get_loop();
}
declare function blocking(path: string): Uint8Array;
const bytes = await asyncio.to_thread(blocking, "/etc/hosts");
is<typeof bytes, Uint8Array>();
const more = await loop.run_in_executor(null, blocking, "/etc/hosts");
is<typeof more, Uint8Array>();
loop.add_signal_handler("SIGTERM", (n: number) => process.exit(n), 3);

// Who waits for whom.
const graph = asyncio.capture_call_graph();
for (const above of graph?.awaited_by ?? []) console.log(above.future, above.call_stack[0]?.frame.line);
console.log(asyncio.format_call_graph(task, { limit: 3 }));
asyncio.print_call_graph();
asyncio.print_call_graph({ limit: 2 });
if (anything instanceof asyncio.FutureCallGraph) is<typeof anything, asyncio.FutureCallGraph>();
const from_thread = asyncio.run_coroutine_threadsafe(square(2), loop);
is<typeof from_thread, Future<number>>();

// Errors.
try {
  await task;
} catch (e) {
  if (e instanceof asyncio.CancelledError) console.log(e.reason, e.task?.get_name(), e.origin);
  else if (e instanceof asyncio.ExceptionGroup) {
    for (const inner of e.errors) console.log(inner);
    const some = e.subgroup(TypeError);
    const [ranges, rest] = e.split([RangeError, TypeError]);
    const odd = e.subgroup((inner) => inner.message === "odd");
    console.log(some?.errors.length, ranges?.message, rest?.errors, odd);
  } else if (e instanceof asyncio.TimeoutError) console.log(e.cause);
}
const runtime_error: asyncio.RuntimeError = new asyncio.BrokenBarrierError("broken");
class Refused extends asyncio.RuntimeError {
  constructor(readonly code: number) {
    super(`refused: ${code}`, { cause: code });
  }
}
console.log(asyncio.QueueFull().message, new Refused(3).code, asyncio.LookupError("x").stack);
const errors = new asyncio.ExceptionGroup("several", [new TypeError("a"), new TypeError("b")]);
is<typeof errors, asyncio.ExceptionGroup<TypeError>>();

// Modules, and the library beside ECMAScript's.
const here: string = import.meta.filename + import.meta.dirname + import.meta.url + import.meta.resolve("./x.js");
if (import.meta.main) console.log(require.resolve("x"), module.id, __dirname, __filename);
exports.x = module.exports;
Error.captureStackTrace(new Error(), square);
const copied = structuredClone(new Date(), { transfer: [] });
is<typeof copied, Date>();
const sum: number = Math.sumPrecise([0.1, 0.2]);

// Console, timers, process, random numbers.
const random = crypto.getRandomValues(new Uint32Array(4));
is<(typeof random)[0], number>();
const uuid: string = crypto.randomUUID();
const home: string | undefined = process.env.HOME;
console.log("a", 1, {}), console.info(), console.debug(1), console.warn(1), console.error(1), console.trace(1);
const timer = setTimeout((a: number, b: string) => {}, 10, 1, "x");
clearTimeout(timer.unref().ref()), clearTimeout(+timer), clearTimeout(undefined);
clearInterval(setInterval(() => {}, 10));
clearImmediate(setImmediate((n: number) => {}, 1));
await new Promise((resolve) => setTimeout(resolve, 1));
await new Promise<void>((resolve) => setTimeout(resolve, 1));
await new Promise<string>((resolve) => setTimeout(resolve, 1, "x"));
queueMicrotask(() => {});
const milliseconds: number = performance.now();
process.exitCode = 3;
if (process.argv.length > 5) process.exit();
