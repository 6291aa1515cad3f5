// Package runtime runs JavaScript whose async functions are tasks, with the semantics of Python's asyncio, on the
// interpreter goja. A host makes a [Runtime] with [New], runs scripts with [Runtime.RunScript], [Runtime.RunFile] or
// [Runtime.Eval], gives them Go functions with [Runtime.Bind], calls theirs with [Call], and closes it.
//
// # Goroutines
//
// A Runtime owns a goja VM and one goroutine that runs its loop from New to Close. Only that goroutine touches the VM.
// The methods of Runtime and TaskRef may be called from any other goroutine: they post to the loop and wait. Code that
// runs on the loop (bindings, Do, native functions) gets a [Loop], whose methods belong to the loop's goroutine;
// [Loop.Post] is the exception. Go work that takes time runs on goroutines of its own ([Loop.Go], asynchronous
// functions of Bind), ends with its context and comes back by a post.
//
// # Order
//
// There are two queues. The ready queue holds asyncio's handles: first steps and wake-ups of tasks, due timers, posts.
// One iteration runs those that were there when it began; what they schedule runs in the next one. Due timers come
// after what is ready already, by deadline and then in the order in which they were set. The microtasks are
// ECMAScript's jobs, first in first out, run until there are none after each handle.
//
// An await on a Future or a Task wakes through the ready queue, an iteration after it is done; an await on a promise
// wakes by a microtask. An await on something settled takes a tick, as ECMAScript wants, unless no program could tell.
// With the same clock and the same script the order is the same every time.
//
// Nothing is promised about the order of posts from different goroutines, nor about when a timer fires beyond "not
// before its deadline".
//
// Less formally: programs written for asyncio print here what they print under CPython, and programs written for
// promises print what they print in a browser.
//
// # Cancellation
//
// Task.Cancel goes to the innermost thing the task waits for, through the coroutines that it awaits: a Future or Task
// is cancelled, a foreign promise is unhooked. A CancelledError appears at the await, by way of the ready queue, never
// inside Cancel. A task that runs at that moment gets it at its next await that suspends; one that has not started
// never does.
//
// # Modules
//
// Scripts import from [Options].FS and from the built-in modules that bindings declare with [Loop.Module]. What a file is
// goes by its name, its package and its content (see [KindAuto]). Modules are linked and evaluated as ECMA-262, 16.2.1
// has it; those with a top-level await are coroutines of the task that began the evaluation. Reading and compiling
// happens on the loop's goroutine. A [Cache] lets Runtimes share compiled programs.
//
// # Errors
//
// What script throws and nobody catches becomes a [ScriptError]: its class, message and place, the calls and then the
// awaits by which it was reached (also in error.stack, for scripts), the task in which it was thrown and where that was
// made, its causes, the members of a group. [Render] writes it for a person, as the command does; so does %+v, without
// colour. The awaits are followed once, when the error leaves the coroutine in which it was thrown. A run whose main
// task waits while nothing can wake it ends with a [DeadlockError], which says who waits for what.
//
// # Faults
//
// An interrupt, a stack overflow or a Go panic that unwinds through goja leaves it broken; the Runtime resets it and
// goes on (heal.go). A Go panic in a binding is an error of the call.
package runtime
