// Package source turns the text of a file into a program that goja runs: it finds out what the file is (a script, a
// module, CommonJS, JSON), strips types, reads ECMAScript's module syntax and resolves the names of modules.
//
//	text ── esbuild, for TypeScript, JSX, using and decorators (transform.go)
//	     ── scan.go, clause.go: import and export declarations become blanks of the same length, import( a name
//	     ── goja's parser
//	     ── module.go: what the declarations mean, early errors; import() and import.meta become calls
//	     ── internal/rewrite: async functions and top-level await
//	     ── goja's compiler
//
// A module becomes a generator function. Its parameters are what the module imports (%d, %g), where its exports go (%x)
// and import.meta (%meta):
//
//	function* (%d, %g, %x, %meta) {
//	  "use strict";
//	  const a = %d[0], b = %d[1].name;    // imports whose value cannot change any more when the module is evaluated
//	  %x(%i => %i < 1 ? f : g);           // one function that reads every exported variable
//	  %g = yield; yield;                  // only in a cycle: instantiated before the members of it are evaluated
//	  ...                                 // other imports are %g[2k](%g[2k+1]): reads of the exporter's variable
//	}
//
// So an import costs what a local constant costs, except in cycles and where the exporter assigns the variable after its
// evaluation: there it costs a call, and the binding is live with its temporal dead zone.
package source
