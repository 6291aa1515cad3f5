// The names are those of Node's declarations, so that both can be there.
declare namespace NodeJS {
  /** Names and values of the environment. */
  interface ProcessEnv {
    [name: string]: string | undefined;
  }
  /** What `process` has. */
  interface Process {
    /** A copy of the environment, with what --env-file names. */
    env: ProcessEnv;
    /** The command, the script, and what was given to it. */
    argv: string[];
    /** The exit status of the run if it ends well. Default: 0. */
    exitCode: number | string | null | undefined;
    /** Ends the run. Default of `code`: `exitCode`. Throws TypeError if it is no integer. */
    exit(code?: number | string | null): never;
  }
}
/** The run as a whole: its arguments and its exit status. */
declare var process: NodeJS.Process;
