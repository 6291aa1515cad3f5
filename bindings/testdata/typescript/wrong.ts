// Wrong uses: the compiler refuses each, else it says that the mark before it is not needed.

// @ts-expect-error
import { creat_task } from "asyncio";

async function square(x: number) {
  return x * x;
}
declare const task: asyncio.Task<number>;
declare const task_of_text: asyncio.Task<string>;
declare const future: asyncio.Future<string>;
declare const lock: asyncio.Lock;
declare const event: asyncio.Event;
declare const loop: asyncio.EventLoop;

// Tasks.
// @ts-expect-error
create_task();
// @ts-expect-error
create_task(5);
// @ts-expect-error
create_task(task);
// @ts-expect-error
create_task(future);
// @ts-expect-error
create_task(square);
// @ts-expect-error
create_task(square(1), 5);
// @ts-expect-error
create_task(square(1), { nam: "x" });
// @ts-expect-error
create_task(square(1), { name: 5 });
// @ts-expect-error
create_task(square(1), { context: {} });
// @ts-expect-error
create_task(square(1), { eager_start: "yes" });
// @ts-expect-error
const text: string = await create_task(square(1));
// @ts-expect-error
ensure_future(5);
// @ts-expect-error
ensure_future(square);
// @ts-expect-error
new asyncio.Task();
// @ts-expect-error
new asyncio.Task(task);
// @ts-expect-error
task.set_result(1);
// @ts-expect-error
task.set_exception(new Error());
// @ts-expect-error
task.name;
// @ts-expect-error
task.set_name(5);
// @ts-expect-error
task.add_done_callback();
// @ts-expect-error
task.add_done_callback(5);
// @ts-expect-error
task.add_done_callback((t: string) => {});
// @ts-expect-error
task.remove_done_callback();
// @ts-expect-error
task.cancel("why", 1);
// @ts-expect-error
task.cancelled = true;
// @ts-expect-error
task.uncancel(1);
// @ts-expect-error
task.result().length;
// @ts-expect-error
task.exception().message;
// @ts-expect-error
task.get_stack({ limit: "3" });
// @ts-expect-error
asyncio.current_task().get_name();
// @ts-expect-error
asyncio.all_tasks().length;
// @ts-expect-error
asyncio.coroutine(5);
// @ts-expect-error
future.set_result(1);
// @ts-expect-error
future.set_result();
// @ts-expect-error
future.result = "x";
// @ts-expect-error
sleep();
// @ts-expect-error
sleep("1");
// @ts-expect-error
sleep(null);

// Several at once.
// @ts-expect-error
asyncio.gather([square(1), square(2)]);
// @ts-expect-error
asyncio.gather(square);
// @ts-expect-error
asyncio.gather(1, 2);
// @ts-expect-error
asyncio.gather(square(1), { return_exception: true });
// @ts-expect-error
const numbers: number[] = await asyncio.gather(task, { return_exceptions: true });
// @ts-expect-error
const swapped: [string, number] = await asyncio.gather(square(1), task_of_text);
// @ts-expect-error
asyncio.shield(5);
// @ts-expect-error
asyncio.shield();
// @ts-expect-error
asyncio.wait([square(1)]);
// @ts-expect-error
asyncio.wait(task);
// @ts-expect-error
asyncio.wait([task], { return_when: "ALL" });
// @ts-expect-error
asyncio.wait([task], { timeout: "1" });
// @ts-expect-error
asyncio.wait_for(task);
// @ts-expect-error
asyncio.wait_for(1, task);
// @ts-expect-error
asyncio.wait_for(task, "1");
// @ts-expect-error
asyncio.as_completed(task);
// @ts-expect-error
asyncio.as_completed([task], { timeout: "1" });
// @ts-expect-error
for (const t of asyncio.as_completed([task])) t.get_name();
// @ts-expect-error
asyncio.race(task, task);
// @ts-expect-error
asyncio.all_settled([1]);

// Timeouts and groups.
// @ts-expect-error
asyncio.timeout();
// @ts-expect-error
asyncio.timeout("1");
// @ts-expect-error
asyncio.timeout(1, 5);
// @ts-expect-error
asyncio.timeout(1).run();
// @ts-expect-error
asyncio.timeout(1).reschedule();
// @ts-expect-error
asyncio.timeout(1, (scope) => scope.when() + 1);
// @ts-expect-error
asyncio.timeout_at();
// @ts-expect-error
asyncio.timeout_at("now");
// @ts-expect-error
asyncio.move_on_after(1);
// @ts-expect-error
const not_moved: number = await asyncio.move_on_after(1, () => square(1));
// @ts-expect-error
asyncio.fail_after(() => square(1), 1);
// @ts-expect-error
new asyncio.TaskGroup({ limit: "1" });
// @ts-expect-error
new asyncio.TaskGroup({ max: 1 });
// @ts-expect-error
asyncio.TaskGroup().create_task(task);
// @ts-expect-error
asyncio.TaskGroup().create_task(square(1), 1);
// @ts-expect-error
asyncio.TaskGroup((tg) => tg.spawn(square(1)));

// Synchronisation.
// @ts-expect-error
new asyncio.Lock(1);
// @ts-expect-error
lock.run(5);
// @ts-expect-error
lock.unlock();
// @ts-expect-error
new asyncio.Event(true);
// @ts-expect-error
new asyncio.Event().on("set", () => {});
// @ts-expect-error
new asyncio.Condition(event);
// @ts-expect-error
new asyncio.Condition().notify("all");
// @ts-expect-error
new asyncio.Condition().wait_for(true);
// @ts-expect-error
new asyncio.Semaphore("2");
// @ts-expect-error
new asyncio.Semaphore(2).value = 3;
// @ts-expect-error
new asyncio.BoundedSemaphore(2, 3);
// @ts-expect-error
new asyncio.Barrier();
// @ts-expect-error
new asyncio.Barrier("2");
// @ts-expect-error
new asyncio.Barrier(2).parties = 3;

// Queues and channels.
// @ts-expect-error
new asyncio.Queue("2");
// @ts-expect-error
new asyncio.Queue({ max: 2 });
// @ts-expect-error
new asyncio.Queue<number>().put("x");
// @ts-expect-error
new asyncio.Queue<number>().put();
// @ts-expect-error
const item: string = await new asyncio.Queue<number>().get();
// @ts-expect-error
new asyncio.Queue().get(1);
// @ts-expect-error
new asyncio.Queue().maxsize = 3;
// @ts-expect-error
for (const item of new asyncio.Queue()) item;
// @ts-expect-error
new asyncio.PriorityQueue({ key: "priority" });
// @ts-expect-error
new asyncio.LifoQueue<string>().put_nowait(1);
// @ts-expect-error
new asyncio.Channel("1");
// @ts-expect-error
new asyncio.Channel<string>().send(1);
// @ts-expect-error
new asyncio.Channel().put(1);
// @ts-expect-error
new asyncio.Channel().closed = true;
// @ts-expect-error
asyncio.select(new asyncio.Channel());
// @ts-expect-error
asyncio.select([new asyncio.Queue()]);
// @ts-expect-error
asyncio.select([[new asyncio.Channel<string>(), 1]]);
// @ts-expect-error
(await asyncio.select([new asyncio.Channel<string>()], { wait: false })).value;
// @ts-expect-error
(await asyncio.select([new asyncio.Channel<string>()])).value.length;

// Context variables.
// @ts-expect-error
new asyncio.ContextVar();
// @ts-expect-error
new asyncio.ContextVar(5);
// @ts-expect-error
new asyncio.ContextVar<number>("x", { default: "y" });
// @ts-expect-error
new asyncio.ContextVar("x", { value: 5 });
// @ts-expect-error
new asyncio.ContextVar<number>("x").set("y");
// @ts-expect-error
new asyncio.ContextVar<number>("x").reset(5);
// @ts-expect-error
new asyncio.Token();
// @ts-expect-error
new asyncio.Context().run();
// @ts-expect-error
new asyncio.Context().run((n: number) => n, "x");
// @ts-expect-error
new asyncio.Context().get("x");

// The loop.
// @ts-expect-error
new asyncio.Handle();
// @ts-expect-error
loop.call_soon();
// @ts-expect-error
loop.call_soon((n: number) => n, "x");
// @ts-expect-error
loop.call_later(() => {}, 1);
// @ts-expect-error
loop.call_later(1);
// @ts-expect-error
loop.call_at("now", () => {});
// @ts-expect-error
loop.call_soon(() => {}).when();
// @ts-expect-error
loop.create_future<number>().set_result("x");
// @ts-expect-error
loop.run_until_complete(5);
// @ts-expect-error
loop.set_debug("yes");
// @ts-expect-error
loop.set_exception_handler("x");
// @ts-expect-error
loop.set_exception_handler((context: string) => {});
// @ts-expect-error
loop.set_task_factory(() => 5);
// @ts-expect-error
loop.time = 5;
// @ts-expect-error
loop.run_in_executor(() => 1);
// @ts-expect-error
loop.add_signal_handler("SIGTERM");
// @ts-expect-error
asyncio.run();
// @ts-expect-error
asyncio.run(5);
// @ts-expect-error
asyncio.run(task);
// @ts-expect-error
asyncio.run(async () => 1);
// @ts-expect-error
new asyncio.FutureCallGraph();
// @ts-expect-error
asyncio.run_coroutine_threadsafe(task, loop);
// @ts-expect-error
asyncio.run(square(1), { debug: "yes" });
// @ts-expect-error
new asyncio.Runner(square(1));
// @ts-expect-error
new asyncio.Runner().run(task);
// @ts-expect-error
asyncio.to_thread();
// @ts-expect-error
asyncio.to_thread((n: number) => n, "x");
// @ts-expect-error
asyncio.capture_call_graph(5);
// @ts-expect-error
asyncio.capture_call_graph().awaited_by;

// Errors.
// @ts-expect-error
new asyncio.CancelledError(5);
// @ts-expect-error
new asyncio.CancelledError("x").reason = "y";
// @ts-expect-error
new asyncio.ExceptionGroup("x");
// @ts-expect-error
new asyncio.ExceptionGroup([new Error()]);
// @ts-expect-error
new asyncio.ExceptionGroup("x", ["y"]);
// @ts-expect-error
new asyncio.ExceptionGroup("x", [new Error()]).subgroup("Error");
// @ts-expect-error
new asyncio.ExceptionGroup("x", [new Error()]).split();

// The names.
// @ts-expect-error
asyncio.creat_task(square(1));
// @ts-expect-error
asyncio = {};

// Modules, and the library beside ECMAScript's.
// @ts-expect-error
import.meta.main.length;
// @ts-expect-error
require(5);
// @ts-expect-error
require.resolve();
// @ts-expect-error
module.id = 5;
// @ts-expect-error
structuredClone();
// @ts-expect-error
structuredClone(1, { transfer: [1] });
// @ts-expect-error
Math.sumPrecise(1, 2);
// @ts-expect-error
crypto.getRandomValues(new Float64Array(1));
// @ts-expect-error
crypto.randomUUID(1);
// @ts-expect-error
process.env.HOME.length;

// Console, timers, process.
// @ts-expect-error
console.print(1);
// @ts-expect-error
console.log = 5;
// @ts-expect-error
setTimeout();
// @ts-expect-error
setTimeout("alert(1)", 1);
// @ts-expect-error
setTimeout(() => {}, "1");
// @ts-expect-error
setTimeout((n: number) => {}, 1, "x");
// @ts-expect-error
setInterval(5);
// @ts-expect-error
setImmediate((n: number) => {}, "x");
// @ts-expect-error
clearTimeout({});
// @ts-expect-error
queueMicrotask(5);
// @ts-expect-error
performance.now(1);
// @ts-expect-error
performance.now().length;
// @ts-expect-error
process.exitCode = {};
// @ts-expect-error
process.argv = "x";
// @ts-expect-error
(() => process.exit("1", 2))();
// @ts-expect-error
(() => process.exit({}))();
