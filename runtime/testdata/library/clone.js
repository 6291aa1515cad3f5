is([structuredClone.name, structuredClone.length, Object.getOwnPropertyDescriptor(globalThis, 'structuredClone').enumerable], ['structuredClone', 1, true]);
throws('TypeError', () => structuredClone());
for (const v of [undefined, null, true, 1, -0, NaN, 'x', 10n]) is(Object.is(structuredClone(v), v), true);
{
  const o = { a: 1, b: [1, , { c: 2 }], u: undefined };
  o.self = o;
  o.b.push(o.b);
  const c = structuredClone(o);
  is([c !== o, c.self === c, c.b[3] === c.b, c.b.length, 1 in c.b, c.b[2].c, 'u' in c], [true, true, true, 4, false, 2, true]);
  is(Object.keys(c), ['a', 'b', 'u', 'self']);
}
{
  class P { constructor() { this.x = 1 } get y() { return 2 } }
  const c = structuredClone(new P());
  is([Object.getPrototypeOf(c) === Object.prototype, c.x, c.y], [true, 1, undefined]);
  let n = 0;
  is(structuredClone({ get g() { return ++n } }), { g: 1 });
  is(n, 1);
  is(Object.getOwnPropertyDescriptor(structuredClone({ get g() { return 1 } }), 'g'), { value: 1, writable: true, enumerable: true, configurable: true });
  const hidden = Object.defineProperty({ [Symbol('s')]: 1 }, 'h', { value: 1, enumerable: false });
  is(Reflect.ownKeys(structuredClone(hidden)), []);
  const a = [1]; a.extra = 'e';
  is(structuredClone(a).extra, 'e');
  is(structuredClone(Object.create({ inherited: 1 })).inherited, undefined);
  is(Object.getPrototypeOf(structuredClone(Object.create(null))) === Object.prototype, true);
  is(Object.isFrozen(structuredClone(Object.freeze({ a: 1 }))), false);
}
{
  const d = structuredClone(new Date(5));
  is([d instanceof Date, d.getTime(), isNaN(structuredClone(new Date(NaN)))], [true, 5, true]);
  const r = /a+/gi; r.lastIndex = 3;
  const rc = structuredClone(r);
  is([String(rc), rc.lastIndex, rc instanceof RegExp], ['/a+/gi', 0, true]);
  is(String(structuredClone(/\p{L}/v)), '/\\p{L}/v');
  for (const v of [new Number(1), new String('s'), new Boolean(false), Object(1n)]) {
    const c = structuredClone(v);
    is([typeof c, c !== v, c.valueOf() === v.valueOf(), Object.getPrototypeOf(c) === Object.getPrototypeOf(v)], ['object', true, true, true]);
  }
}
{
  const k = {}, m = new Map([[k, { v: 1 }], ['self', null]]);
  m.set('self', m);
  const c = structuredClone(m);
  is([c instanceof Map, c.size, c.get('self') === c, c.has(k), [...c.values()][0].v], [true, 2, true, false, 1]);
  const s = new Set([1, 'a']); s.add(s);
  const sc = structuredClone(s);
  is([sc.size, sc.has(1), sc.has(sc), sc.has(s)], [3, true, true, false]);
}
{
  const e = structuredClone(Object.assign(new RangeError('m', { cause: { c: 1 } }), { extra: 1 }));
  is([e instanceof RangeError, e.name, e.message, e.cause, e.extra], [true, 'RangeError', 'm', { c: 1 }, undefined]);
  is(Object.keys(e), []);
  class Mine extends Error { get name() { return 'Mine' } }
  const m = structuredClone(new Mine('x'));
  is([Object.getPrototypeOf(m) === Error.prototype, m.name, m.message], [true, 'Error', 'x']);
  is(Object.hasOwn(structuredClone(new Error()), 'message'), false);
  const stacked = new Error('s');
  is(structuredClone(stacked).stack === stacked.stack, true);
}
{
  const u = new Uint16Array([1, 2, 3]), c = structuredClone({ u, b: u.buffer, part: new Uint8Array(u.buffer, 2, 2), dv: new DataView(u.buffer, 1, 3) });
  is([c.u instanceof Uint16Array, [...c.u], c.b !== u.buffer, c.u.buffer === c.b, c.part.buffer === c.b, c.part.byteOffset, c.part.length, c.dv.byteOffset, c.dv.byteLength], [true, [1, 2, 3], true, true, true, 2, 2, 1, 3]);
  for (const C of [Int8Array, Uint8ClampedArray, Int16Array, Int32Array, Uint32Array, Float32Array, Float64Array, BigInt64Array, BigUint64Array]) is(structuredClone(new C(2)) instanceof C, true);
}
{
  const b = new ArrayBuffer(4);
  new Uint8Array(b)[0] = 7;
  const c = structuredClone({ b, v: new Uint8Array(b) }, { transfer: [b] });
  is([b.byteLength, b.detached, c.b.byteLength, c.v.buffer === c.b, c.v[0]], [0, true, 4, true, 7]);
  is(structuredClone(1, { transfer: [new ArrayBuffer(1)] }), 1);
  is(structuredClone(1, null), 1);
  is(structuredClone(1, {}), 1);
  for (const bad of [[b], [{}], [new ArrayBuffer(1)].flatMap(x => [x, x])]) throws('DataCloneError', () => structuredClone(1, { transfer: bad }));
  const kept = new ArrayBuffer(1);
  throws('DataCloneError', () => structuredClone(() => 1, { transfer: [kept] }));
  is(kept.byteLength, 1);
  throws('DataCloneError', () => structuredClone(b));
  throws('TypeError', () => structuredClone(1, 1));
  throws('TypeError', () => structuredClone(1, { transfer: 1 }));
}
for (const v of [() => 1, Symbol('s'), Object(Symbol('s')), new WeakMap(), new WeakSet(), new WeakRef({}), Promise.resolve(), class { }, new Proxy({}, {}), [function f() { }], (function* () { })(), [].values(), new (class X { f() { } })().f, new Map([[1, Symbol()]])])
  throws('DataCloneError', () => structuredClone(v));
try { structuredClone(Symbol()) } catch (e) {
  is([e instanceof DOMException, e instanceof Error, e.code, e.name, Object.prototype.toString.call(e), DOMException.DATA_CLONE_ERR, e.DATA_CLONE_ERR], [true, true, 25, 'DataCloneError', '[object DOMException]', 25, 25]);
}
{
  const e = new DOMException('m', 'AbortError');
  is([e.message, e.name, e.code, String(e)], ['m', 'AbortError', 20, 'AbortError: m']);
  is([new DOMException().name, new DOMException().message, new DOMException('x', 'Mine').code], ['Error', '', 0]);
  throws('TypeError', () => DOMException('x'));
}
{ let deep = {}; for (let i = 0; i < 1e5; i++) deep = { deep }; throws('RangeError', () => structuredClone(deep)) }
