// What is there beside ECMAScript's own library and not in TypeScript's declarations of it.

/** What V8 has on `Error`. */
interface ErrorConstructor {
  /** Sets `target.stack` to where the call is, without the frames above the function `above`. */
  captureStackTrace(target: object, above?: Function): void;
  /** How many frames `captureStackTrace` keeps. Default: all. */
  stackTraceLimit: number;
}

/** What ECMAScript 2026 adds to `Math`. */
interface Math {
  /** The sum of numbers, rounded once. */
  sumPrecise(numbers: Iterable<number>): number;
}

/** Options of `structuredClone`. */
interface StructuredSerializeOptions {
  /** ArrayBuffers to hand over instead of copying them. */
  transfer?: ArrayBuffer[];
}

/** A deep copy of a value. Throws DOMException for what cannot be copied, as functions. */
declare function structuredClone<T = any>(value: T, options?: StructuredSerializeOptions): T;
