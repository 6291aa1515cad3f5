/** How `console.dir` shows a value, and what an object's own function to show it is told. */
interface InspectOptions {
  /** How deep objects in objects are shown; null: as deep as they go. Default 2. */
  depth?: number | null;
  /** With the colours of a terminal. */
  colors?: boolean;
  /** Properties that are not enumerable as well. */
  showHidden?: boolean;
  /** The width of the lines. Default 80, or the terminal's. */
  breakLength?: number;
  /** How many items of an array, a Map or a Set are shown. Default 100. */
  maxArrayLength?: number | null;
  /** How many characters of a string are shown. Default 10000. */
  maxStringLength?: number | null;
}

/**
 * The console's methods. An object with a method under `Symbol.for("nodejs.util.inspect.custom")` is shown as that
 * says: it gets the depth, the options and a function that shows other values.
 */
interface Console {
  /**
   * Prints to standard output, on a line: strings as they are, other values inspected. A first argument that is a
   * string may hold %s, %d, %i, %f, %j, %o, %O, %c and %%, which stand for the arguments after it.
   */
  log(...data: any[]): void;
  /** As `log`. */
  info(...data: any[]): void;
  /** As `log`. */
  debug(...data: any[]): void;
  /** As `log`. */
  dirxml(...data: any[]): void;
  /** As `log`, to standard error. */
  warn(...data: any[]): void;
  /** As `log`, to standard error. */
  error(...data: any[]): void;
  /** As `log`, to standard error, with the calls that led here. */
  trace(...data: any[]): void;
  /** Prints "Assertion failed" and the data to standard error, unless the condition holds. */
  assert(condition?: any, ...data: any[]): void;
  /** Prints a value, inspected with the options. */
  dir(value?: any, options?: InspectOptions): void;
  /** Prints rows of properties, with a column for each name, or for those of `properties` alone. */
  table(rows?: any, properties?: readonly string[]): void;
  /** Prints the data, and indents what follows. */
  group(...data: any[]): void;
  /** As `group`. */
  groupCollapsed(...data: any[]): void;
  /** Ends the indentation of the latest group. */
  groupEnd(): void;
  /** Prints how often it was called with this label ("default" without one). */
  count(label?: string): void;
  /** Has `count` begin at 1 again. */
  countReset(label?: string): void;
  /** Begins to take the time. */
  time(label?: string): void;
  /** Prints the time since `time`, and the data. */
  timeLog(label?: string, ...data: any[]): void;
  /** Prints the time since `time`, and ends it. */
  timeEnd(label?: string): void;
}

/** Prints to standard output and standard error. */
declare var console: Console;
