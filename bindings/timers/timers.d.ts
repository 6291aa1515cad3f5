// The names are those of Node's declarations, so that both can be there.
declare namespace NodeJS {
  /** What `setTimeout` and `setInterval` return. As a number it is the timer's, which the clears take as well. */
  interface Timeout {
    /** Lets the run go on until the timer has fired, as it does unless `unref` was called. */
    ref(): this;
    /** Lets the run end before the timer has fired. */
    unref(): this;
    /** False after `unref`. */
    hasRef(): boolean;
    /** The timer's number. */
    [Symbol.toPrimitive](): number;
  }
  /** What `setImmediate` returns. */
  interface Immediate {
    /** Lets the run go on until the callback has been called, as it does unless `unref` was called. */
    ref(): this;
    /** Lets the run end before. */
    unref(): this;
    /** False after `unref`. */
    hasRef(): boolean;
    /** Its number. */
    [Symbol.toPrimitive](): number;
  }
  /** The arguments of a callback; one that may be undefined can be left out: `new Promise((r) => setTimeout(r, 9))`. */
  type CallbackArguments<A extends any[]> = [void] extends A ? Partial<A> : A;
}

/** Calls `callback` with `args` after `delay` milliseconds (default: 0). Throws TypeError if it is no function. */
declare function setTimeout<A extends any[]>(
  callback: (...args: A) => void,
  delay?: number,
  ...args: NodeJS.CallbackArguments<A>
): NodeJS.Timeout;
/** Calls `callback` with `args` every `delay` milliseconds (at least 1). Throws TypeError if it is no function. */
declare function setInterval<A extends any[]>(
  callback: (...args: A) => void,
  delay?: number,
  ...args: NodeJS.CallbackArguments<A>
): NodeJS.Timeout;
/** Calls `callback` with `args` in the loop's next iteration. Throws TypeError if it is no function. */
declare function setImmediate<A extends any[]>(
  callback: (...args: A) => void,
  ...args: NodeJS.CallbackArguments<A>
): NodeJS.Immediate;
/** Has the timer not fire; anything that is no timer is ignored. */
declare function clearTimeout(timeout: NodeJS.Timeout | string | number | null | undefined): void;
/** Stops the timer; anything that is no timer is ignored. */
declare function clearInterval(timeout: NodeJS.Timeout | string | number | null | undefined): void;
/** Has `setImmediate`'s callback not called; anything else is ignored. */
declare function clearImmediate(immediate: NodeJS.Immediate | null | undefined): void;
/** Calls `callback` before the loop goes on. */
declare function queueMicrotask(callback: () => void): void;

/** What `performance` has. */
interface Performance {
  /** Milliseconds since the runtime was made, with fractions; the virtual clock's, where there is one. */
  now(): number;
}
/** The clock, in milliseconds. */
declare var performance: Performance;
