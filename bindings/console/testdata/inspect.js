// What is printed here was recorded with Node 20: node inspect.js > inspect.out. Coro prints the same.
console.log("a\n", ["a\n", "it's", 'q"', `b'"`, "\x1b\x7f\\"], [-0, 0, 1.5, NaN, -Infinity, 10n]);
console.log([1, , 3], [, ,], [1, , , 4], Object.assign([1], { x: 1, "-1": 2 }), new Array(5), new Array(3).fill("x"));
{ const a = []; a[4000000000] = 1; console.log(a); }
console.log(Array.from({ length: 103 }, (_, i) => i));
console.log(Array.from({ length: 101 }, (_, i) => "item " + i * i * i));
console.log([1, 22, 333, 4444, 55555, 666666, 7777777]);
console.log(["a", "bb", "ccc", "dddd", "eeeee", "ffffff", "ggggggg"]);
console.log([1.5, -2, 3e20, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27]);
console.log([[1, 2], [3, 4], [5, 6], [7, 8], [9, 10], [11, 12], [13, 14]]);
console.log([{ a: 1 }, { a: 2 }, { a: 3 }, { a: 4 }, { a: 5 }, { a: 6 }, { a: 7 }, { a: 8 }]);
console.log({ a: { b: { c: {} } } }, { a: { b: { c: { d: 1 } } } }, [[[[]]]], [[[[1]]]]);
console.log({ a: 1, b: "two", c: [1, 2, 3], d: { e: null, f: undefined, g: true }, h: Symbol("s"), i: 1n, j: () => 1 });
console.log({ name: "somewhat longer text", other: "somewhat longer text", third: "somewhat longer text", n: 1 });
console.log({ deep: { name: "somewhat longer text", other: "somewhat longer text", third: "somewhat longer text", n: 1 } });
console.log({ a: { b: { c: [1, 2, { d: 1 }] }, x: [[[1]]] }, text: "x".repeat(100) });
console.log({ text: "line one of a text that is long\nline two of a text that is long\nthree of a text that is long" });
{ const o = { n: 1 }; o.self = o; o.deep = { o }; console.log(o, [o]); }
{ const a = {}, b = { a }; a.b = b; console.log({ a, b }); }
class Foo { a = 1; #p = 2; get g() { throw 1 } static s = 1 }
class Bar extends Foo { }
console.log(new Foo(), new Bar(), Foo, Bar, class { }, class extends Foo { }, [Foo], Object.create(Foo.prototype));
console.log(Object.create(null), Object.assign(Object.create(null), { x: 1 }), Object.create({}), Object.create(Object.create(null)));
console.log({ get a() { return 1 }, set a(v) { }, get b() { throw 1 }, set c(v) { }, "d-e": 1, 1: 2, [Symbol("k")]: 3, "": 0 });
console.log(new Map([["k", { v: 1 }], [1, 2]]), new Set([1, "a", [1]]), new Map(), new Set(), new WeakMap(), new WeakSet());
console.log(new Map([[{ a: { b: { c: 1 } } }, new Map([["x", new Map([["y", new Map()]])]])]]));
console.log(new Set(Array.from({ length: 102 }, (_, i) => i)).size, new (class M extends Map { })([[1, 2]]));
console.log(Promise.resolve(1), new Promise(() => { }), Promise.resolve({ a: { b: { c: {} } } }));
console.log(function f() { }, function () { }, () => { }, async () => { }, async function g() { }, function* h() { }, Math.max);
console.log(Object.assign(function f() { }, { x: 1 }), Object.assign(() => 1, { nested: { y: 2 } }));
console.log(Symbol("s"), Symbol(), Symbol.iterator, [Symbol("a b")]);
console.log(new String("x"), new Number(-0), new Boolean(false), Object(1n), Object(Symbol("q")), [new String("abc")]);
console.log(new Date(0), [new Date(8.64e15)], new Date(NaN), /x\/y/gi, [/a/], Object.assign(new Date(1), { x: 1 }));
console.log(new Uint8Array([1, 2]), new Float64Array(3), new BigInt64Array(1), new Uint8Array(0), new ArrayBuffer(2));
console.log(new Uint16Array(120));
console.log((function () { return arguments })(1, "a"), globalThis === undefined);
console.log({ [Symbol.toStringTag]: "Tag" }, new (class A { get [Symbol.toStringTag]() { return "B" } })(), Math, JSON);
console.log([undefined, null, true], { u: undefined, n: null }, null, undefined, true, -0, 0);
console.log(new Proxy({ a: 1 }, { get() { throw 1 }, ownKeys() { throw 2 } }), new Proxy(function f() { }, {}), [new Proxy([1], {})]);
console.log({ [Symbol.for("nodejs.util.inspect.custom")](d, o) { return "custom " + d } }, [{ a: { [Symbol.for("nodejs.util.inspect.custom")](d) { return { d } } } }]);
console.log({ a: { [Symbol.for("nodejs.util.inspect.custom")]() { return "two\nlines" } } });
console.log("%s is %d years and %i, %f", "Bob", 42.5, 42.9, "1.5x", "extra", { a: 1 });
console.log("%s %s %s %s", { a: { b: 1 } }, [1, [2]], 5n, Symbol("x"), "%s");
console.log("%s", class A { }, "%d", 5), console.log("%d %i %f %s", {}, "x", Symbol("a"), -0);
console.log("%j %o %O %c. 100%% %x", { a: [1] }, [1], { a: { b: { c: { d: 1 } } } }, "color: red", "left");
console.log("%s"), console.log("%%"), console.log("%% %s", 1), console.log("100%", 1), console.log("a%", 1), console.log(1, "%s", 2);
console.log("%s", null, undefined, "%s"), console.log("%s", new (class K { toString() { return "own" } })()), console.log("%s", new Date(0));
console.log(), console.log(""), console.log("", 1), console.log([""], {}, []);
console.group("group"); console.log("in\nside"); console.group(); console.log({ a: 1, b: "x".repeat(66) }); console.groupEnd();
console.groupEnd(); console.groupEnd(); console.log("out");
console.count(); console.count(); console.count("x"); console.countReset(); console.count(); console.count(undefined); console.count(null);
console.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 }); console.dir({ a: { b: { c: { d: {} } } } }, { depth: null }); console.dir("x");
console.table([{ a: 1, b: "x" }, { a: 2, c: true }]); console.table([[1, 2], [3]]); console.table([1, "two", { a: 3 }]);
console.table([{ a: 1, b: 2 }], ["b"]); console.table(new Map([["k", 1], ["l", { a: 2 }]])); console.table(new Set([1])); console.table(5);
console.table({ r1: { c: 1 }, r2: { c: { deep: { er: 1 } } } }); console.table([]);
console.assert(true, "not shown"); console.time("t"); console.debug("debug"), console.info("info");
{ const e = new Error("msg"); e.stack = "Error: msg\n    at f (x.js:1:2)"; console.log(e, [e], { e }); e.code = "E1"; console.log(e); console.log({ a: { b: { c: e } } }) }
{ const e = new TypeError("none"); e.stack = undefined; console.log(e, [e]); }
{ const e = new Error("outer", { cause: "why" }); e.stack = "Error: outer\n    at g (x.js:1:2)"; console.log(e); }
