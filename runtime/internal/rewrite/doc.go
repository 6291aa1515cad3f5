// Package rewrite turns the async functions and async generators of a parsed program into generators that Go drives,
// and for await loops into plain ones. It reads and writes goja's syntax trees; positions are kept, since every new node
// takes the index of the node that it stands for. What goja's parser cannot read (for await, and async generator methods
// of object literals) is changed in the text before, and changed back in the tree.
//
//	await E                          %await(E, site) ?? yield
//	async function f(a) { ... }      var f = %fn(index, function* (a) { ... }), hoisted
//	... without an await             %fn0(index, function (a) { ... })
//	async x => E                     %fn(index, function* (x) { return E })
//	async x => this.y(await x)       %fn(index, function* (x) { ... }, this)
//	{ async m(a) { ... } }           { m(a) { return %run(index, function* (a) { ... }, this, a) } }
//	async function* f(a) { ... }     var f = %gfn(index, function* (a) { ... }), hoisted
//	... yield E                      %yield(E, site) ?? yield
//	... yield* E                     %delegate(E, site) ?? yield
//	for await (const x of E) ...     %iter(E); while ((%v = %next(site) ?? yield) !== %end) { const x = %v; ... }
//	create_task(f(x))                create_task(%go(create_task, f)(x))
//	create_task(o.m(x))              create_task(%goOn(create_task, o).m(x))
//
// The helpers are global lexical constants that the runtime declares. Their names begin with a character that no
// identifier can hold, so that no script can see, reach or replace them. index and site are literals that point into
// the tables of [Result]: the function's name, length, source and position; the await's function and position. So the
// place where each coroutine is parked is always known and costs nothing.
//
// An async function stays its own kind of function: declarations and expressions become host functions (not
// constructible, with AsyncFunction.prototype), methods stay methods of their key, so that super, private names and
// names inferred from computed keys work as they stand. What a generator function cannot have of its surroundings
// (arguments, super and new.target of an arrow, this before super() has returned) is declared as a constant at the
// start of the function that has it.
package rewrite
