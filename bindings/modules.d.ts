// What modules and files of CommonJS find. The names are those of Node's declarations, so that both can be there.

/** What a module knows of itself. */
interface ImportMeta {
  /** The folder of the file. */
  dirname: string;
  /** The path of the file. */
  filename: string;
  /** True in the file that the command was given. */
  main: boolean;
  /** The file: URL of the file. */
  url: string;
  /** The URL of what a specifier means in this file. Throws Error if it means nothing. */
  resolve(specifier: string): string;
}

declare namespace NodeJS {
  /** `require` of a file. */
  interface Require {
    /** Loads a module and returns its exports. Throws Error if there is none. */
    (id: string): any;
    /** The path of what a specifier means in this file. */
    resolve: RequireResolve;
    /** The main file, if it is one of CommonJS. */
    main: Module | undefined;
  }
  /** `require.resolve`. */
  interface RequireResolve {
    (id: string): string;
  }
  /** A file of CommonJS. */
  interface Module {
    /** What `require` returns of it. */
    exports: any;
    /** `require` of the file. */
    require(id: string): any;
    /** The path of the file. */
    id: string;
    /** The path of the file. */
    filename: string;
    /** The folder of the file. */
    path: string;
    /** True once it has run. */
    loaded: boolean;
    /** There for programs that look at it: empty. */
    children: Module[];
    /** There for programs that look at it: empty. */
    paths: string[];
  }
}

/** Loads a module and returns its exports (in files of CommonJS). */
declare var require: NodeJS.Require;
/** This file (of CommonJS). */
declare var module: NodeJS.Module;
/** What `require` returns of this file (of CommonJS). */
declare var exports: any;
/** The path of this file (of CommonJS). */
declare var __filename: string;
/** The folder of this file (of CommonJS). */
declare var __dirname: string;
