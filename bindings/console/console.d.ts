/** The console's methods. */
interface Console {
  /** Prints to standard output, on a line: strings as they are, other values inspected. */
  log(...data: any[]): void;
  /** As `log`. */
  info(...data: any[]): void;
  /** As `log`. */
  debug(...data: any[]): void;
  /** As `log`, to standard error. */
  warn(...data: any[]): void;
  /** As `log`, to standard error. */
  error(...data: any[]): void;
  /** As `log`, to standard error. */
  trace(...data: any[]): void;
}

/** Prints to standard output and standard error. */
declare var console: Console;
