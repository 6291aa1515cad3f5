/** Python's asyncio. Delays and timeouts are in seconds, `null` stands for None. Also module "asyncio". */
declare namespace asyncio {
  // --- Awaitables ---------------------------------------------------------------------------------------------------

  /** What can be awaited. */
  type Awaitable<T = unknown> = PromiseLike<T>;

  /** What asyncio calls a coroutine: what a call of an async function gives. A Future or a Task is none. */
  type Coroutine<T = unknown> = Awaitable<T> & { readonly done?: undefined };

  /** What a task can be made of: a coroutine, or a function without parameters that the task's first step calls. */
  type TaskSource = Coroutine | (() => unknown);

  /** What can be awaited, or a function to call for it. */
  type Waitable = Awaitable | (() => unknown);

  /** What a task made of `S` results in. */
  type TaskResult<S> = S extends (...args: any) => infer R ? Awaited<R> : Awaited<S>;

  /** A number of seconds; `null` and `undefined` stand for no limit. */
  type Seconds = number | null | undefined;

  /** A place in a script. */
  interface Frame {
    /** The function's name, "" if it has none. */
    readonly name: string;
    /** The script's path. */
    readonly file: string;
    /** From 1. */
    readonly line: number;
    /** From 1. */
    readonly column: number;
  }

  /** Options of functions that take a callback. */
  interface ContextOption {
    /** The context in which the callback runs. Default: a copy of the current one. */
    context?: Context | null;
  }

  /** Options of `create_task`. */
  interface TaskOptions {
    /** The task's name. Default: Task-1, Task-2 and so on. */
    name?: string | null;
    /** The context in which the task runs. Default: a copy of the current one. */
    context?: Context | null;
    /** Take the first step at once, inside the call that makes the task. Default: false. */
    eager_start?: boolean;
  }

  /** A task's name, or the options in its place. */
  type TaskName = string | TaskOptions | null;

  // --- Futures and tasks --------------------------------------------------------------------------------------------

  /**
   * A result that is there or will be, set by hand.
   *
   * @example
   * const f = new asyncio.Future();
   * setTimeout(() => f.set_result(42), 10);
   * console.log(await f);
   */
  interface Future<T = any> extends Promise<T> {
    /** True once there is a result, an exception or a cancellation. */
    done(): boolean;
    /** True if it ended cancelled. */
    cancelled(): boolean;
    /**
     * The result. Throws the exception if it failed, CancelledError if it was cancelled, InvalidStateError while it is
     * pending.
     */
    result(): T;
    /**
     * The exception, `null` if it ended well. Throws CancelledError if it was cancelled, InvalidStateError while it is
     * pending.
     */
    exception(): Error | null;
    /** Sets the result and wakes who waits. Throws InvalidStateError if it is done. */
    set_result(result: T): void;
    /** Makes it fail; a class is instantiated. Throws InvalidStateError if it is done. */
    set_exception(exception: unknown): void;
    /** Cancels it at once; `msg` becomes the CancelledError's reason. False if it was done. */
    cancel(msg?: unknown): boolean;
    /** Has the loop call `fn` with the future once it is done, in the order in which callbacks were added. */
    add_done_callback(fn: (future: this) => void, options?: ContextOption): void;
    /** Takes every registration of `fn` back and returns their number. */
    remove_done_callback(fn: (future: any) => void): number;
    /** The loop to which it belongs. */
    get_loop(): EventLoop;
  }

  interface FutureConstructor {
    /** Makes a pending future. */
    new <T = any>(): Future<T>;
    <T = any>(): Future<T>;
    readonly prototype: Future<any>;
  }

  const Future: FutureConstructor;

  /** A coroutine that the loop runs. Use `create_task` to make one. */
  interface Task<T = any> extends Future<T> {
    /**
     * Asks it to end: CancelledError, with `msg` as reason, is thrown at the await where it stands, so that `finally`
     * blocks run. False if it was done.
     */
    cancel(msg?: unknown): boolean;
    /**
     * Cancels it and waits until it has ended: true if it ended cancelled, false if with a value. Throws what the task
     * threw instead, RuntimeError inside the task itself.
     */
    cancel_and_wait(reason?: unknown): Promise<boolean>;
    /** How many cancellations were asked for and not taken back. */
    cancelling(): number;
    /** Takes one request to cancel back and returns how many are left. */
    uncancel(): number;
    /** Its name: given when it was made or by `set_name`, else Task-1, Task-2 and so on. */
    get_name(): string;
    /** Names it; the name is shown wherever the task is. */
    set_name(name: string): void;
    /** The coroutine that it runs. */
    get_coro(): Coroutine<T> | null;
    /** The context in which it runs. */
    get_context(): Context;
    /** Where it stands, innermost first: the whole chain of awaits. Where its error came from, if it failed. */
    get_stack(limit?: number | StackOptions | null): Frame[];
    /** Prints its stack to standard error. */
    print_stack(limit?: number | StackOptions | null): void;
    /** @deprecated A task's result is what its coroutine returns: this throws RuntimeError. */
    set_result(result: never): void;
    /** @deprecated A task's exception is what its coroutine throws: this throws RuntimeError. */
    set_exception(exception: never): void;
  }

  /** Options of `get_stack` and `print_stack`. */
  interface StackOptions {
    /** The greatest number of frames: the innermost. Default: all. */
    limit?: number | null;
  }

  interface TaskConstructor {
    /** Makes a task of a coroutine, as `create_task` does. */
    new <S extends TaskSource>(coro: S, name?: TaskName, options?: TaskOptions): Task<TaskResult<S>>;
    <S extends TaskSource>(coro: S, name?: TaskName, options?: TaskOptions): Task<TaskResult<S>>;
    readonly prototype: Task<any>;
  }

  const Task: TaskConstructor;

  /**
   * Makes a task of a coroutine; it starts when the loop gets to it. In `create_task(f(x))` the body of `f` runs in the
   * task's first step, not before. Throws TypeError for what is no coroutine.
   *
   * @example
   * const t = create_task(download(url), "download");
   * console.log(await t);
   */
  function create_task<S extends TaskSource>(coro: S, name?: TaskName, options?: TaskOptions): Task<TaskResult<S>>;

  /** Makes a task of a coroutine or another awaitable; a Future or Task is returned as it is. */
  function ensure_future<A extends Awaitable>(aw: A): A extends Future ? A : Task<Awaited<A>>;

  /** The task that runs, `null` in a callback that belongs to none. */
  function current_task(loop?: EventLoop | null): Task | null;

  /** The tasks that are not done, in the order in which they were made. */
  function all_tasks(loop?: EventLoop | null): Set<Task>;

  /** True for what a call of an async function gives, and not for a Future, a Task or another promise. */
  function iscoroutine(obj: unknown): boolean;

  /** True for async functions and what `coroutine` returns. */
  function iscoroutinefunction(fn: unknown): boolean;

  /** True for a Future or a Task. */
  function isfuture(obj: unknown): obj is Future;

  /**
   * Makes a function lazy: a call of the result runs nothing before it is awaited or made a task, wherever it stands.
   *
   * @example
   * const fetch_page = asyncio.coroutine(async (url) => { ... });
   * const page = fetch_page(url); // nothing has run
   * await page;
   */
  function coroutine<F extends (...args: any[]) => PromiseLike<any>>(fn: F): F;
  function coroutine<A extends any[], R>(fn: (...args: A) => R): (...args: A) => Promise<R>;

  /** Makes a task of a coroutine, as from another thread: the Future is done when the task is, and cancels it. */
  function run_coroutine_threadsafe<C extends Coroutine>(coro: C, loop: EventLoop): Future<Awaited<C>>;

  /** A Future of the loop for `future`: a Future or a Task as it is, a promise wrapped. */
  function wrap_future<A extends Awaitable>(future: A): A extends Future ? A : Future<Awaited<A>>;

  // --- Running ------------------------------------------------------------------------------------------------------

  /** Options of `run` and `Runner`. */
  interface RunnerOptions {
    /** Whether the loop is in debug mode. Default: as it is. */
    debug?: boolean | null;
    /** Makes the loop. Default: `new_event_loop`. */
    loop_factory?: (() => EventLoop) | null;
  }

  /**
   * Runs a coroutine, then cancels what it left behind and waits for it. Resolves to the coroutine's value. Throws
   * RuntimeError inside a task that another run made, RangeError for what is no coroutine.
   *
   * @example
   * await asyncio.run(main());
   */
  function run<C extends Coroutine>(main: C, options?: RunnerOptions): Promise<Awaited<C>>;

  /** Several runs that share one loop and one context. */
  interface Runner extends AsyncDisposable {
    /** Runs a coroutine and resolves to its value. Throws as `run` does. */
    run<C extends Coroutine>(coro: C, options?: ContextOption): Promise<Awaited<C>>;
    /** The loop that the runs share. */
    get_loop(): EventLoop;
    /** Cancels what the runs left behind, waits for it and closes the loop. */
    close(): Promise<void>;
  }

  interface RunnerConstructor {
    new (options?: RunnerOptions): Runner;
    (options?: RunnerOptions): Runner;
    readonly prototype: Runner;
  }

  const Runner: RunnerConstructor;

  /**
   * Waits. `await sleep(0)` lets everything else that is ready go first.
   *
   * @param delay seconds; 0 or less gives way once. NaN is a RangeError.
   * @param result what the await gives. Default: undefined.
   * @example
   * await sleep(0.5); // half a second
   */
  function sleep(delay: number): Promise<void>;
  function sleep<T>(delay: number, result: T): Promise<T>;

  /** Runs a blocking function of the host on another goroutine, in a copy of the current context. */
  function to_thread<A extends any[], R>(fn: (...args: A) => R, ...args: A): Promise<Awaited<R>>;

  // --- Waiting for several ------------------------------------------------------------------------------------------

  /** The results of the awaitables `A`, with `E` for those that failed; what was void is undefined. */
  type Results<A, E = never> = { -readonly [K in keyof A]: NoVoid<Awaited<A[K]>> | E };

  /** `T` with undefined for void. */
  type NoVoid<T> = T extends void ? undefined : T;

  /**
   * Runs awaitables at the same time and resolves to their results, in the order of the arguments. The first failure is
   * thrown at once, and the others go on; with `return_exceptions` failures are among the results instead.
   *
   * @example
   * const [a, b] = await asyncio.gather(fetch_page(1), fetch_page(2));
   */
  function gather<A extends readonly Awaitable[]>(...aws: A): Future<Results<A>>;
  function gather<A extends readonly Awaitable[]>(
    ...args: [...aws: A, options: { return_exceptions: true }]
  ): Future<Results<A, Error>>;
  function gather<A extends readonly Awaitable[]>(
    ...args: [...aws: A, options: { return_exceptions?: false }]
  ): Future<Results<A>>;
  function gather<A extends readonly Awaitable[]>(
    ...args: [...aws: A, options: { return_exceptions?: boolean }]
  ): Future<Results<A, Error>>;

  /** Protects an awaitable: cancelling who waits for the result of `shield` does not cancel it. */
  function shield<A extends Awaitable>(aw: A): Future<Awaited<A>>;

  /** For `wait`: until all are done. */
  const ALL_COMPLETED: "ALL_COMPLETED";
  /** For `wait`: until one is done. */
  const FIRST_COMPLETED: "FIRST_COMPLETED";
  /** For `wait`: until one has failed, or all are done. */
  const FIRST_EXCEPTION: "FIRST_EXCEPTION";

  /** Options of `wait`. */
  interface WaitOptions {
    /** Seconds. Default: no limit. */
    timeout?: Seconds;
    /** When to stop waiting. Default: `ALL_COMPLETED`. */
    return_when?: "ALL_COMPLETED" | "FIRST_COMPLETED" | "FIRST_EXCEPTION";
  }

  /** A timeout given by name. */
  interface TimeoutOption {
    /** Seconds. Default: no limit. */
    timeout?: Seconds;
  }

  /**
   * Waits for futures and tasks, and resolves to those that are done and those that are not. A timeout throws nothing
   * and cancels nothing. Throws TypeError for coroutines, RangeError for nothing to wait for.
   *
   * @example
   * const [done, pending] = await asyncio.wait(tasks, { return_when: asyncio.FIRST_COMPLETED });
   */
  function wait<F extends Future>(fs: Iterable<F>, timeout?: Seconds | WaitOptions, options?: WaitOptions): Waited<F>;

  /** What `wait` returns. */
  type Waited<F> = Promise<[done: Set<F>, pending: Set<F>]>;

  /**
   * Awaits, at most so long. When the time is over, the awaitable is cancelled, its cleanup awaited, and TimeoutError
   * thrown. A function is called, and what it gives awaited.
   *
   * @example
   * const page = await asyncio.wait_for(fetch_page(url), 5);
   */
  function wait_for<S extends Waitable>(aw: S, timeout: Seconds | TimeoutOption): Promise<TaskResult<S>>;

  /**
   * Hands awaitables out as they are done. `for await` gives the Future or Task itself, `for` awaitables of the
   * results. Throws TimeoutError when the time is over, and cancels nothing.
   *
   * @example
   * for await (const task of asyncio.as_completed(tasks, { timeout: 10 })) console.log(task.result());
   */
  function as_completed<A extends Awaitable>(aws: Iterable<A>, timeout?: Seconds | TimeoutOption): AsCompleted<A>;

  /** What `as_completed` returns. */
  interface AsCompleted<A> {
    /** Gives the Futures and Tasks themselves, done; a coroutine's task. */
    [Symbol.asyncIterator](): ItemIterator<A extends Future ? A : Task<Awaited<A>>>;
    /** Gives awaitables: the first one is the result of what is done first. */
    [Symbol.iterator](): IterableIterator<Promise<Awaited<A>>>;
  }

  /** An async iterator that hands out a Task as it is, without awaiting it. */
  interface ItemIterator<T> {
    /** Waits for the next item. */
    next(): Promise<IteratorResult<T, undefined>>;
    /** Ends the iteration early, as `break` does. */
    return(value?: any): Promise<IteratorResult<T, any>>;
    /** The iterator itself. */
    [Symbol.asyncIterator](): ItemIterator<T>;
  }

  /**
   * Waits until one is done, cancels the others, waits for their cleanup, and gives the value, or throws the error, of
   * the first. Throws RangeError for nothing to wait for.
   *
   * @example
   * const page = await asyncio.race([fetch_page(mirror1), fetch_page(mirror2)]);
   */
  function race<A extends Awaitable>(aws: Iterable<A>): Promise<Awaited<A>>;

  /** Waits for all and resolves to what became of each, in order. Cancelled, it cancels them and waits for them. */
  function all_settled<const A extends readonly Awaitable[]>(
    aws: A,
  ): Promise<{ -readonly [K in keyof A]: PromiseSettledResult<Awaited<A[K]>> }>;
  function all_settled<A extends Awaitable>(aws: Iterable<A>): Promise<PromiseSettledResult<Awaited<A>>[]>;

  // --- Timeouts -----------------------------------------------------------------------------------------------------

  /** A limit of time on a block of code. Use `timeout` or `timeout_at` to make one. */
  interface Timeout {
    /** The deadline, in the loop's time; `null` for none. */
    when(): number | null;
    /** Moves the deadline. Throws RuntimeError unless the block runs. */
    reschedule(when: Seconds): void;
    /** True once the deadline has passed while the block ran. */
    expired(): boolean;
    /** Runs `fn` under the limit. Throws TimeoutError when it is exceeded, RuntimeError if it was used before. */
    run<R>(fn: (scope: this) => R): Promise<Awaited<R>>;
  }

  interface TimeoutConstructor {
    /** @param when the deadline, in the loop's time; `null` for none. */
    new (when: Seconds): Timeout;
    (when: Seconds): Timeout;
    readonly prototype: Timeout;
  }

  const Timeout: TimeoutConstructor;

  /**
   * Limits how long a block of code may take. When the time is over, what it awaits is cancelled, and TimeoutError
   * thrown.
   *
   * @param delay seconds; `null` for no limit (see `Timeout.reschedule`).
   * @example
   * await asyncio.timeout(5, async (scope) => { ... });
   * await asyncio.timeout(5).run(async () => { ... });
   */
  function timeout(delay: Seconds): Timeout;
  function timeout<R>(delay: Seconds, fn: (scope: Timeout) => R): Promise<Awaited<R>>;

  /** As `timeout`, with a deadline in the loop's time (`loop.time()`). */
  function timeout_at(when: Seconds): Timeout;
  function timeout_at<R>(when: Seconds, fn: (scope: Timeout) => R): Promise<Awaited<R>>;

  /** As `timeout`, but what takes too long is given up without an error: it resolves to undefined. */
  function move_on_after<R>(delay: Seconds, fn: (scope: Timeout) => R): Promise<Awaited<R> | undefined>;

  /** As `timeout` with a function: throws TimeoutError when the time is over. */
  function fail_after<R>(delay: Seconds, fn: (scope: Timeout) => R): Promise<Awaited<R>>;

  // --- Task groups --------------------------------------------------------------------------------------------------

  /** Options of `TaskGroup`. */
  interface TaskGroupOptions {
    /** How many of the group's tasks run at the same time; the others wait their turn. Default: no limit. */
    limit?: number | null;
  }

  /**
   * Tasks that end together: if one fails, the others are cancelled, and the group throws an ExceptionGroup.
   *
   * @example
   * await asyncio.TaskGroup(async (tg) => {
   *   tg.create_task(download(a));
   *   tg.create_task(download(b));
   * });
   */
  interface TaskGroup {
    /** Makes a task in the group. Throws RuntimeError if the group has not been entered, is aborting or has ended. */
    create_task<S extends TaskSource>(coro: S, name?: TaskName, options?: TaskOptions): Task<TaskResult<S>>;
    /** Cancels the group's tasks and its block; the group then ends without an error. May be called at any time. */
    cancel(): void;
    /** Runs `fn`, waits for the group's tasks and resolves to what `fn` returned. Throws ExceptionGroup. */
    run<R>(fn: (group: this) => R): Promise<Awaited<R>>;
    /** Hands the group's tasks out as they are done. */
    [Symbol.asyncIterator](): ItemIterator<Task>;
  }

  interface TaskGroupConstructor {
    new (options?: TaskGroupOptions): TaskGroup;
    (options?: TaskGroupOptions): TaskGroup;
    <R>(fn: (group: TaskGroup) => R, options?: TaskGroupOptions): Promise<Awaited<R>>;
    readonly prototype: TaskGroup;
  }

  const TaskGroup: TaskGroupConstructor;

  // --- Synchronisation ----------------------------------------------------------------------------------------------

  /**
   * Mutual exclusion between tasks, first come, first served. It is not re-entrant.
   *
   * @example
   * const lock = new asyncio.Lock();
   * await lock.run(async () => { ... });
   * // or, for the rest of a block:
   * await lock.acquire();
   * using held = lock;
   */
  interface Lock extends Disposable, AsyncDisposable {
    /** Waits until it is free and takes it. */
    acquire(): Promise<true>;
    /** Gives it back. Throws RuntimeError if it is not locked. */
    release(): void;
    /** True while somebody has it. */
    locked(): boolean;
    /** Takes it, runs `fn` and gives it back. */
    run<R>(fn: (lock: this) => R): Promise<Awaited<R>>;
  }

  interface LockConstructor {
    new (): Lock;
    (): Lock;
    readonly prototype: Lock;
  }

  const Lock: LockConstructor;

  /** A flag on which tasks wait. */
  interface Event {
    /** Waits until it is set. */
    wait(): Promise<true>;
    /** Sets it and wakes all who wait. */
    set(): void;
    /** Takes it back: who waits from now on waits for the next `set`. */
    clear(): void;
    /** True if it is set. */
    is_set(): boolean;
  }

  interface EventConstructor {
    new (): Event;
    (): Event;
    readonly prototype: Event;
  }

  const Event: EventConstructor;

  /** A lock together with a way to wait for a change of what it protects. */
  interface Condition extends Disposable, AsyncDisposable {
    /** Waits until the lock is free and takes it. */
    acquire(): Promise<true>;
    /** Gives the lock back. Throws RuntimeError if it is not locked. */
    release(): void;
    /** True while somebody has the lock. */
    locked(): boolean;
    /** Gives the lock back, waits to be notified and takes it again. Throws RuntimeError without the lock. */
    wait(): Promise<true>;
    /** Waits until `predicate` gives something true, and resolves to that. */
    wait_for<R>(predicate: () => R): Promise<R>;
    /** Wakes at most `n` (default: 1) who wait, in their order. Throws RuntimeError without the lock. */
    notify(n?: number): void;
    /** Wakes all who wait. Throws RuntimeError without the lock. */
    notify_all(): void;
    /** Takes the lock, runs `fn` and gives the lock back. */
    run<R>(fn: (condition: this) => R): Promise<Awaited<R>>;
  }

  interface ConditionConstructor {
    /** @param lock the lock to use. Default: a new one. */
    new (lock?: Lock | null): Condition;
    (lock?: Lock | null): Condition;
    readonly prototype: Condition;
  }

  const Condition: ConditionConstructor;

  /**
   * A number of permits, handed out first come, first served.
   *
   * @example
   * const limit = new asyncio.Semaphore(10);
   * await limit.run(() => fetch_page(url));
   */
  interface Semaphore extends Disposable, AsyncDisposable {
    /** Waits for a permit and takes it. */
    acquire(): Promise<true>;
    /** Gives a permit back. */
    release(): void;
    /** True if a permit cannot be had at once. */
    locked(): boolean;
    /** Takes a permit, runs `fn` and gives the permit back. */
    run<R>(fn: (semaphore: this) => R): Promise<Awaited<R>>;
  }

  /** Options of the semaphores. */
  interface SemaphoreOptions {
    /** The number of permits. Default: 1. */
    value?: number;
  }

  interface SemaphoreConstructor {
    /** @param value the number of permits. Default: 1. A negative one is a RangeError. */
    new (value?: number | SemaphoreOptions): Semaphore;
    (value?: number | SemaphoreOptions): Semaphore;
    readonly prototype: Semaphore;
  }

  const Semaphore: SemaphoreConstructor;

  /** A semaphore that throws RangeError when more permits are given back than were taken. */
  interface BoundedSemaphore extends Semaphore {}

  interface BoundedSemaphoreConstructor {
    /** @param value the number of permits. Default: 1. A negative one is a RangeError. */
    new (value?: number | SemaphoreOptions): BoundedSemaphore;
    (value?: number | SemaphoreOptions): BoundedSemaphore;
    readonly prototype: BoundedSemaphore;
  }

  const BoundedSemaphore: BoundedSemaphoreConstructor;

  /** A point at which a number of tasks wait for one another. */
  interface Barrier {
    /** The number of tasks that it takes. */
    readonly parties: number;
    /** The number of tasks that wait. */
    readonly n_waiting: number;
    /** True after `abort`. */
    readonly broken: boolean;
    /** Waits for the others; resolves to a number from 0, another one for each task. Throws BrokenBarrierError. */
    wait(): Promise<number>;
    /** Empties it: who waits gets BrokenBarrierError, and it can be used again. */
    reset(): Promise<void>;
    /** Breaks it: who waits, and who comes, gets BrokenBarrierError. */
    abort(): Promise<void>;
    /** Waits for the others, then runs `fn`. */
    run<R>(fn: (index: number) => R): Promise<Awaited<R>>;
  }

  interface BarrierConstructor {
    /** @param parties the number of tasks; less than 1 is a RangeError. */
    new (parties: number): Barrier;
    (parties: number): Barrier;
    readonly prototype: Barrier;
  }

  const Barrier: BarrierConstructor;

  // --- Queues and channels ------------------------------------------------------------------------------------------

  /** Options of the queues. */
  interface QueueOptions {
    /** How many items it holds; 0 or less for no limit. Default: 0. */
    maxsize?: number | null;
  }

  /** Options of `PriorityQueue`. */
  interface PriorityQueueOptions<T> extends QueueOptions {
    /** What an item is compared by. Default: the item itself. */
    key?: ((item: T) => unknown) | null;
  }

  /**
   * A queue between tasks, first in, first out.
   *
   * @example
   * const q = new asyncio.Queue(10);
   * create_task(producer(q));
   * for await (const item of q) console.log(item);
   */
  interface Queue<T = any> {
    /** 0 for no limit. */
    readonly maxsize: number;
    /** Puts an item in, waiting for a free place. Throws QueueShutDown. */
    put(item: T): Promise<void>;
    /** Puts an item in. Throws QueueFull, QueueShutDown. */
    put_nowait(item: T): void;
    /** Takes an item out, waiting for one. Throws QueueShutDown. */
    get(): Promise<T>;
    /** Takes an item out. Throws QueueEmpty, QueueShutDown. */
    get_nowait(): T;
    /** The number of items in it. */
    qsize(): number;
    /** True if there is no item in it. */
    empty(): boolean;
    /** True if there is no free place in it. */
    full(): boolean;
    /** Says that an item taken out has been dealt with. Throws RangeError when called too often. */
    task_done(): void;
    /** Waits until every item put in has been dealt with. */
    join(): Promise<void>;
    /** Ends it: `put` throws QueueShutDown, and so does `get` once it is empty; `immediate` empties it now. */
    shutdown(immediate?: boolean | { immediate?: boolean }): void;
    /** Takes items out until the queue has been shut down and is empty. */
    [Symbol.asyncIterator](): ItemIterator<T>;
  }

  interface QueueConstructor {
    /** @param maxsize how many items it holds; 0 or less for no limit. Default: 0. */
    new <T = any>(maxsize?: number | QueueOptions | null): Queue<T>;
    <T = any>(maxsize?: number | QueueOptions | null): Queue<T>;
    readonly prototype: Queue<any>;
  }

  const Queue: QueueConstructor;

  /** A queue that gives the newest item first. */
  interface LifoQueue<T = any> extends Queue<T> {}

  interface LifoQueueConstructor {
    /** @param maxsize how many items it holds; 0 or less for no limit. Default: 0. */
    new <T = any>(maxsize?: number | QueueOptions | null): LifoQueue<T>;
    <T = any>(maxsize?: number | QueueOptions | null): LifoQueue<T>;
    readonly prototype: LifoQueue<any>;
  }

  const LifoQueue: LifoQueueConstructor;

  /**
   * A queue that gives the least item first: by `<`, arrays element by element, or by `key`.
   *
   * @example
   * const q = new asyncio.PriorityQueue({ key: (job) => job.priority });
   */
  interface PriorityQueue<T = any> extends Queue<T> {}

  interface PriorityQueueConstructor {
    /** @param maxsize how many items it holds; 0 or less for no limit. Default: 0. */
    new <T = any>(options?: PriorityQueueOptions<T> | null): PriorityQueue<T>;
    new <T = any>(maxsize?: number | null, options?: PriorityQueueOptions<T>): PriorityQueue<T>;
    <T = any>(options?: PriorityQueueOptions<T> | null): PriorityQueue<T>;
    <T = any>(maxsize?: number | null, options?: PriorityQueueOptions<T>): PriorityQueue<T>;
    readonly prototype: PriorityQueue<any>;
  }

  const PriorityQueue: PriorityQueueConstructor;

  /**
   * A way for tasks to hand values over, which can be closed.
   *
   * @example
   * const c = new asyncio.Channel(1);
   * create_task(async () => { for (const x of [1, 2, 3]) await c.send(x); c.close(); });
   * for await (const x of c) console.log(x);
   */
  interface Channel<T = any> extends Disposable, AsyncDisposable {
    /** Sends a value, waiting until it is received or there is a free place. Throws ChannelClosed. */
    send(value: T): Promise<void>;
    /** Receives a value, waiting for one. Throws ChannelClosed once the channel is closed and empty. */
    receive(): Promise<T>;
    /** Ends it: what is in it can still be received. */
    close(): void;
    /** True after `close`. */
    readonly closed: boolean;
    /** How many values it holds between sender and receiver. */
    readonly capacity: number;
    /** How many values are in it. */
    readonly size: number;
    /** Receives until the channel is closed and empty. */
    [Symbol.asyncIterator](): ItemIterator<T>;
  }

  interface ChannelConstructor {
    /** @param capacity how many values it holds between sender and receiver. Default: 0, they meet. */
    new <T = any>(capacity?: number | ChannelOptions | null): Channel<T>;
    <T = any>(capacity?: number | ChannelOptions | null): Channel<T>;
    readonly prototype: Channel<any>;
  }

  /** Options of `Channel`. */
  interface ChannelOptions {
    /** How many values it holds between sender and receiver. Default: 0, they meet. */
    capacity?: number | null;
  }

  const Channel: ChannelConstructor;

  /** A case of `select`: a channel to receive from, or a channel with a value to send. */
  type SelectCase = Channel | readonly [channel: Channel, value: any];

  /** What `select` resolves to, for a case at `I`. A channel that is closed and empty gives `done`. */
  type Selected<C, I = number> = C extends Channel<infer T>
    ?
        | { index: I; channel: C; value: T; done: false }
        | { index: I; channel: C; value: undefined; done: true }
    : C extends readonly [infer S, any]
      ? { index: I; channel: S; value: undefined; done: false }
      : never;

  /** Options of `select`. */
  interface SelectOptions {
    /** Whether to wait until something can be done; else the result is `null`. Default: true. */
    wait?: boolean;
  }

  /**
   * Waits until one of several channels can be received from or sent to, and does that, and nothing with the others.
   * Where several can, it is the first of them. Throws ChannelClosed when the case sends to a closed channel.
   *
   * @example
   * const { index, value } = await asyncio.select([results, [requests, "next"]]);
   */
  function select<const A extends readonly SelectCase[]>(
    cases: A & { [K in keyof A]: CheckedCase<A[K]> },
    options?: { wait?: true },
  ): Promise<{ [K in keyof A]: Selected<A[K], IndexOf<K>> }[number]>;
  function select<const A extends readonly SelectCase[]>(
    cases: A & { [K in keyof A]: CheckedCase<A[K]> },
    options: SelectOptions,
  ): Promise<{ [K in keyof A]: Selected<A[K], IndexOf<K>> }[number] | null>;
  function select<C extends SelectCase>(
    cases: Iterable<C> & Iterable<CheckedCase<C>>,
    options?: { wait?: true },
  ): Promise<Selected<C>>;
  function select<C extends SelectCase>(
    cases: Iterable<C> & Iterable<CheckedCase<C>>,
    options: SelectOptions,
  ): Promise<Selected<C> | null>;

  /** The case `C`, if what it sends fits its channel. */
  type CheckedCase<C> = C extends readonly [Channel<infer T>, any] ? readonly [Channel<T>, T] : C;

  /** The number that a key of a tuple stands for. */
  type IndexOf<K> = K extends `${infer N extends number}` ? N : number;

  // --- Context variables --------------------------------------------------------------------------------------------

  /**
   * A variable with a value of its own in each task: kept across await, then, timers and callbacks.
   *
   * @example
   * const user = new asyncio.ContextVar("user", { default: "nobody" });
   * user.set("ann");
   * create_task(async () => user.get()); // "ann"
   */
  interface ContextVar<T = any> {
    /** Its name, for people to read. */
    readonly name: string;
    /** The value in the current context, else `fallback`, else the default. Throws LookupError if there is none. */
    get(): T;
    get<D>(fallback: D): T | D;
    /** Sets the value in the current context. The token takes it back. */
    set(value: T): Token<T>;
    /** Gives the variable back the value that it had before the `set` that made the token. */
    reset(token: Token<T>): void;
  }

  interface ContextVarConstructor {
    new <T = any>(name: string, options?: { default?: T }): ContextVar<T>;
    <T = any>(name: string, options?: { default?: T }): ContextVar<T>;
    readonly prototype: ContextVar<any>;
  }

  const ContextVar: ContextVarConstructor;

  /** What `ContextVar.set` returns. */
  interface Token<T = any> {
    /** The variable. */
    readonly var: ContextVar<T>;
    /** The value before, `Token.MISSING` if there was none. */
    readonly old_value: T | typeof Token.MISSING;
  }

  const Token: (abstract new () => Token<any>) & {
    /** Stands for no value. */
    readonly MISSING: unique symbol;
  };

  /** The values of all context variables. */
  interface Context {
    /** Calls `fn` in this context and returns what it returns. */
    run<A extends any[], R>(fn: (...args: A) => R, ...args: A): R;
    /** The value of a variable in this context, else `fallback`, else `null`. */
    get<T>(variable: ContextVar<T>): T | null;
    get<T, D>(variable: ContextVar<T>, fallback: D): T | D;
    /** True if a variable has a value in this context. */
    has(variable: ContextVar): boolean;
    /** The variables that have a value in it. */
    keys(): ContextVar[];
    /** Their values. */
    values(): any[];
    /** The variables, each with its value. */
    items(): [variable: ContextVar, value: any][];
    /** A copy of it. */
    copy(): Context;
  }

  interface ContextConstructor {
    /** Makes an empty context. */
    new (): Context;
    (): Context;
    readonly prototype: Context;
  }

  const Context: ContextConstructor;

  /** A copy of the current context. */
  function copy_context(): Context;

  // --- The event loop -----------------------------------------------------------------------------------------------

  /** What is to be called by the loop. */
  interface Handle {
    /** Has it not called. */
    cancel(): void;
    /** True after `cancel`. */
    cancelled(): boolean;
    /** The context in which it is called. */
    get_context(): Context;
  }

  const Handle: abstract new () => Handle;

  /** What is to be called by the loop at a time. */
  interface TimerHandle extends Handle {
    /** The time, in the loop's. */
    when(): number;
  }

  const TimerHandle: abstract new () => TimerHandle;

  /** What the exception handler is told. */
  interface ExceptionContext {
    /** What happened. */
    message?: string;
    /** The error, if there is one. */
    exception?: any;
    /** The future that it is about. */
    future?: Future;
    /** The task that it is about. */
    task?: Task;
    /** The callback that it is about. */
    handle?: Handle;
    [key: string]: unknown;
  }

  /** Makes the tasks of `create_task` (see `EventLoop.set_task_factory`). */
  type TaskFactory = (loop: EventLoop, coro: Coroutine<any>, options: TaskOptions) => Future;

  /** Is told of errors that nobody fetched (see `EventLoop.set_exception_handler`). */
  type ExceptionHandler = (loop: EventLoop, context: ExceptionContext) => void;

  /** The event loop. */
  interface EventLoop {
    /** Makes a task, as `asyncio.create_task` does. Throws RuntimeError if the loop is closed. */
    create_task<S extends TaskSource>(coro: S, name?: TaskName, options?: TaskOptions): Task<TaskResult<S>>;
    /** Makes a pending future. */
    create_future<T = any>(): Future<T>;
    /** Calls `fn` with `args` in the loop's next iteration; a last `{context}` gives the context. */
    call_soon<A extends any[]>(fn: (...args: A) => unknown, ...args: A): Handle;
    call_soon<A extends any[]>(fn: (...args: A) => unknown, ...args: [...A, { context: Context }]): Handle;
    /** As `call_soon`. */
    call_soon_threadsafe<A extends any[]>(fn: (...args: A) => unknown, ...args: A): Handle;
    call_soon_threadsafe<A extends any[]>(fn: (...args: A) => unknown, ...args: [...A, { context: Context }]): Handle;
    /** Calls `fn` after `delay` seconds. NaN is a RangeError. */
    call_later<A extends any[]>(delay: number, fn: (...args: A) => unknown, ...args: A): TimerHandle;
    call_later<A extends any[]>(
      delay: number,
      fn: (...args: A) => unknown,
      ...args: [...A, { context: Context }]
    ): TimerHandle;
    /** Calls `fn` when the loop's time is `when`, in seconds. NaN is a RangeError. */
    call_at<A extends any[]>(when: number, fn: (...args: A) => unknown, ...args: A): TimerHandle;
    call_at<A extends any[]>(
      when: number,
      fn: (...args: A) => unknown,
      ...args: [...A, { context: Context }]
    ): TimerHandle;
    /** The loop's time in seconds: it never goes back. */
    time(): number;
    /** Runs until `stop`. */
    run_forever(): Promise<void>;
    /** Resolves to the awaitable's value. Throws RuntimeError if the loop is stopped before. */
    run_until_complete<A extends Awaitable>(future: A): Promise<Awaited<A>>;
    /** Ends `run_forever`, after the current iteration. */
    stop(): void;
    /** Closes it: nothing can be scheduled any more. Throws RuntimeError while the loop runs. */
    close(): void;
    /** True while it runs. */
    is_running(): boolean;
    /** True after `close`. */
    is_closed(): boolean;
    /** True in debug mode. */
    get_debug(): boolean;
    /** Switches debug mode on or off: slow callbacks are reported, and reports say where tasks were made. */
    set_debug(enabled: boolean): void;
    /** In debug mode, a callback that takes this many seconds is reported. Default: 0.1. */
    slow_callback_duration: number;
    /** Sets what is told of errors that nobody fetched; `null` for the default. */
    set_exception_handler(handler: ExceptionHandler | null): void;
    /** What `set_exception_handler` was given. */
    get_exception_handler(): ExceptionHandler | null;
    /** Tells the exception handler. */
    call_exception_handler(context: ExceptionContext): void;
    /** What is done with an error without a handler: it is printed to standard error. */
    default_exception_handler(context: ExceptionContext): void;
    /** Sets what makes tasks; `null` for the default. */
    set_task_factory(factory: TaskFactory | null): void;
    /** What `set_task_factory` was given. */
    get_task_factory(): TaskFactory | null;
    /** Runs a blocking function of the host on another goroutine. The executor is `null`. */
    run_in_executor<A extends any[], R>(
      executor: null | undefined,
      fn: (...args: A) => R,
      ...args: A
    ): Future<Awaited<R>>;
    /** Waits for what `run_in_executor` runs, at most `timeout` seconds. */
    shutdown_default_executor(timeout?: Seconds | TimeoutOption): Promise<void>;
    /** Closes the async generators that are suspended. */
    shutdown_asyncgens(): Promise<void>;
    /** Has `fn` called when the process gets a signal, as "SIGTERM". Throws RuntimeError where the host forbids it. */
    add_signal_handler<A extends any[]>(signal: string, fn: (...args: A) => unknown, ...args: A): void;
    /** True if there was a handler. */
    remove_signal_handler(signal: string): boolean;
  }

  /**
   * The loop. There is one for all scripts of a runtime, so this always gives it.
   *
   * @example
   * get_event_loop().call_later(0.5, console.log, "half a second later");
   */
  function get_event_loop(): EventLoop;
  /** The loop, as `get_event_loop`. */
  function get_running_loop(): EventLoop;
  /** Another loop object over the same queues, with its own tasks, debug flag, handlers and `close`. */
  function new_event_loop(): EventLoop;

  /** A task factory whose tasks take their first step inside `create_task`. */
  const eager_task_factory: TaskFactory;
  /** As `eager_task_factory`, with another class of tasks. */
  function create_eager_task_factory(
    constructor: new (coro: any, options: TaskOptions & { loop: EventLoop }) => Future,
  ): TaskFactory;

  // --- Who waits for whom -------------------------------------------------------------------------------------------

  /** A step of a call stack. */
  interface FrameCallGraphEntry {
    /** Where it is. */
    readonly frame: Frame;
  }

  const FrameCallGraphEntry: abstract new () => FrameCallGraphEntry;

  /** Where a future's task stands, and who awaits it. */
  interface FutureCallGraph {
    /** The future or task. */
    readonly future: Future;
    /** Where it stands, innermost first. */
    readonly call_stack: readonly FrameCallGraphEntry[];
    /** The graphs of those who await it. */
    readonly awaited_by: readonly FutureCallGraph[];
  }

  const FutureCallGraph: abstract new () => FutureCallGraph;

  /** Options of `capture_call_graph` and its like. */
  interface CallGraphOptions {
    /** How many frames of each stack: the innermost, or with a negative number the outermost. Default: all. */
    limit?: number | null;
    /** From which call of the current task on: 1 begins with the innermost one, 2 leaves that out. Default: 1. */
    depth?: number | null;
  }

  /** Where a call graph starts (default: the current task), or the options in its place. */
  type GraphStart = Future | CallGraphOptions | null;

  /** Where a task stands, and who awaits it; of the current task by default, `null` if there is none. */
  function capture_call_graph(future?: GraphStart, options?: CallGraphOptions): FutureCallGraph | null;
  /** As `capture_call_graph`, as text. */
  function format_call_graph(future?: GraphStart, options?: CallGraphOptions): string;
  /** As `format_call_graph`, printed to standard output. */
  function print_call_graph(future?: GraphStart, options?: CallGraphOptions): void;

  // --- Errors -------------------------------------------------------------------------------------------------------

  /** A class of errors, which makes them with and without `new`. */
  interface ErrorClass<E extends Error> {
    new (message?: string, options?: ErrorOptions): E;
    (message?: string, options?: ErrorOptions): E;
    readonly prototype: E;
  }

  /** What a cancelled await throws. Catch it to clean up, and throw it again. */
  interface CancelledError extends Error {
    /** What was given to `cancel`. */
    readonly reason?: any;
    /** The task that was cancelled. */
    readonly task?: Task;
    /** Where `cancel` was called, as file:line:column. */
    readonly origin?: string;
  }
  const CancelledError: ErrorClass<CancelledError>;

  /** Something took too long. `cause` is the CancelledError that the block saw. */
  interface TimeoutError extends Error {}
  const TimeoutError: ErrorClass<TimeoutError>;

  /** The state of a Future does not allow the operation. */
  interface InvalidStateError extends Error {}
  const InvalidStateError: ErrorClass<InvalidStateError>;

  /** An operation that is not allowed now. */
  interface RuntimeError extends Error {}
  const RuntimeError: ErrorClass<RuntimeError>;

  /** A context variable without a value. */
  interface LookupError extends Error {}
  const LookupError: ErrorClass<LookupError>;

  /** `get_nowait` of an empty queue. */
  interface QueueEmpty extends Error {}
  const QueueEmpty: ErrorClass<QueueEmpty>;

  /** `put_nowait` to a full queue. */
  interface QueueFull extends Error {}
  const QueueFull: ErrorClass<QueueFull>;

  /** The queue was shut down. */
  interface QueueShutDown extends Error {}
  const QueueShutDown: ErrorClass<QueueShutDown>;

  /** A stream ended before all that was asked for had come. */
  interface IncompleteReadError extends Error {
    /** What had come. */
    readonly partial: any;
    /** How much was asked for. */
    readonly expected: any;
  }

  interface IncompleteReadErrorConstructor {
    new (partial: unknown, expected: unknown): IncompleteReadError;
    (partial: unknown, expected: unknown): IncompleteReadError;
    readonly prototype: IncompleteReadError;
  }

  const IncompleteReadError: IncompleteReadErrorConstructor;

  /** The channel is closed. */
  interface ChannelClosed extends Error {}
  const ChannelClosed: ErrorClass<ChannelClosed>;

  /** The barrier was reset or aborted. */
  interface BrokenBarrierError extends RuntimeError {}
  const BrokenBarrierError: ErrorClass<BrokenBarrierError>;

  /** Which errors of an ExceptionGroup: those of a class, of several classes, or for which a function gives true. */
  type ErrorCondition<E extends Error> =
    | (abstract new (...args: any[]) => E)
    | readonly (abstract new (...args: any[]) => E)[]
    | ((error: Error) => boolean);

  /** Several errors at once, also nested: what a TaskGroup throws. */
  interface ExceptionGroup<E extends Error = Error> extends AggregateError {
    /** The errors, in order; groups among them nest. */
    readonly errors: E[];
    /** The group with only the errors that match, nested as before; `null` if there are none. */
    subgroup<M extends Error = E>(condition: ErrorCondition<M>): ExceptionGroup<M | ExceptionGroup<any>> | null;
    /** The errors that match, and the rest. */
    split<M extends Error = E>(
      condition: ErrorCondition<M>,
    ): [matching: ExceptionGroup<M | ExceptionGroup<any>> | null, rest: ExceptionGroup<E> | null];
    /** A group of the same class and message with other errors. */
    derive<M extends Error>(errors: readonly M[]): ExceptionGroup<M>;
  }

  interface ExceptionGroupConstructor {
    /** Throws RangeError for no errors. */
    new <E extends Error>(message: string, errors: readonly E[]): ExceptionGroup<E>;
    <E extends Error>(message: string, errors: readonly E[]): ExceptionGroup<E>;
    readonly prototype: ExceptionGroup<any>;
  }
  const ExceptionGroup: ExceptionGroupConstructor;
}

declare module "asyncio" {
  export = asyncio;
}

declare module "coro:asyncio" {
  export = asyncio;
}

/** Makes a task of a coroutine: `asyncio.create_task`. */
declare const create_task: typeof asyncio.create_task;
/** Makes a task of an awaitable: `asyncio.ensure_future`. */
declare const ensure_future: typeof asyncio.ensure_future;
/** Waits, in seconds: `asyncio.sleep`. */
declare const sleep: typeof asyncio.sleep;
/** The event loop: `asyncio.get_event_loop`. */
declare const get_event_loop: typeof asyncio.get_event_loop;
