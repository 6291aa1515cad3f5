// Every function with every kind of receiver and argument: what it throws is an error of script, never a fault of Go.
const values = () => [undefined, null, true, -1, 1.5, NaN, Infinity, 2 ** 53, 10n, '', 'ab', '\ud800', Symbol('s'), Symbol.iterator, {}, [], [1, , 2], () => 1, function () { return {} }, class { },
  /a/, /\p{L}/gu, /(?<x>a)/dv, new Map([[1, 2]]), new Set([1]), new WeakMap(), new WeakRef({}), new Date(NaN), new Error('e'), new Uint8Array(2), new ArrayBuffer(2), new DataView(new ArrayBuffer(2)),
  [1].values(), [1].values().map(x => x), Iterator.from({ next() { return { done: true } } }), new DisposableStack(), new AsyncDisposableStack(), new FinalizationRegistry(() => { }), new Proxy({}, {}), new Proxy(function () { }, {}),
  Object.create(null), Object.freeze({}), Promise.resolve(1), { length: 3, 0: 'x' }, { [Symbol.iterator]: 1 }, { [Symbol.iterator]() { return {} } }, { [Symbol.iterator]() { return { next() { return {} } , return: 1 } }, toString() { throw 'hostile' } },
  { then(f) { f(1) } }, { get length() { throw 'hostile' }, valueOf() { return Symbol() } }, globalThis];
const functions = [];
const collect = (o, path) => {
  for (const key of Reflect.ownKeys(o)) {
    const d = Object.getOwnPropertyDescriptor(o, key);
    for (const f of [d.value, d.get, d.set]) if (typeof f === 'function') functions.push([`${path}.${String(key)}`, f]);
  }
};
const Helper = Object.getPrototypeOf([].values().map(x => x)), Wrap = Object.getPrototypeOf(Iterator.from({ next() { } }));
for (const [o, path] of [[Iterator, 'Iterator'], [Iterator.prototype, 'Iterator.prototype'], [Helper, 'Helper'], [Wrap, 'Wrap'], [DisposableStack.prototype, 'DisposableStack'], [AsyncDisposableStack.prototype, 'AsyncDisposableStack'],
  [WeakRef.prototype, 'WeakRef'], [FinalizationRegistry.prototype, 'FinalizationRegistry'], [Map.prototype, 'Map'], [WeakMap.prototype, 'WeakMap'], [WeakSet.prototype, 'WeakSet'], [ArrayBuffer.prototype, 'ArrayBuffer'],
  [RegExp.prototype, 'RegExp'], [DOMException.prototype, 'DOMException'], [DataView.prototype, 'DataView']]) collect(o, path);
for (const f of [Iterator, DisposableStack, AsyncDisposableStack, SuppressedError, WeakRef, FinalizationRegistry, DOMException, RegExp, WeakMap, WeakSet, ArrayBuffer, Map.groupBy, Object.groupBy, Array.fromAsync, structuredClone, RegExp.escape,
  Error.captureStackTrace, Math.sumPrecise, Math.f16round, Object.prototype.__defineGetter__, Object.prototype.__lookupGetter__, Date.prototype.getYear, Date.prototype.setYear, Date.prototype.toGMTString, Function.prototype.bind, Reflect.apply, Reflect.construct,
  ...['isWellFormed', 'toWellFormed', 'repeat', 'padStart', 'padEnd', 'concat', 'bold', 'link'].map(k => String.prototype[k])]) functions.push([f.name, f]);
let calls = 0;
const attempt = (name, fn) => {
  calls++;
  try {
    const r = fn();
    if (r instanceof Promise) r.then(() => { }, e => { if (e?.name === 'GoError') fail(`${name}: ${e.message}`) });
  } catch (e) { if (e?.name === 'GoError' || /go panic/.test(e?.message)) fail(`${name}: ${e.message}`) }
};
const list = values();
for (const [name, f] of functions) {
  for (const v of list) {
    if (failures.length > 20) break;
    if (v !== globalThis && !(name === 'Symbol' || v === Iterator)) attempt(name, () => f.call(v));
    attempt(name, () => f(v, v));
    attempt(name, () => Reflect.construct(f, [v, v]));
    if (v === globalThis) continue;
    for (const w of list.slice(0, 14)) attempt(name, () => f.call(v, w, v));
  }
}
is(calls > 20000, true);
{ // what is too large is refused after the prototype was asked for, and named
  const asked = Object.defineProperty(function () { }.bind(), 'prototype', { get() { throw new EvalError('asked') } });
  throws('EvalError', () => Reflect.construct(ArrayBuffer, [2 ** 50], asked));
  throws('RangeError', () => Reflect.construct(ArrayBuffer, [2 ** 53], asked));
  for (const n of [2 ** 40, 2 ** 41]) try { new Int8Array(n) } catch (e) { is(e.message.includes(n), true) }
}
