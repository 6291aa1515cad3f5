method(Math, 'f16round', 1);
method(Math, 'sumPrecise', 1);
is([1.337, 65504, 65519.99, 65520, -65520, 5.960464477539063e-8, 2.980232238769531e-8, 2.980232238769532e-8, 1.00048828125, 1.000488281250001, -0, NaN, Infinity, 0.1, 6.103515625e-5, 2049, 2051].map(Math.f16round),
  [1.3369140625, 65504, 65504, Infinity, -Infinity, 5.960464477539063e-8, 0, 5.960464477539063e-8, 1, 1.0009765625, -0, NaN, Infinity, 0.0999755859375, 6.103515625e-5, 2048, 2052]);
is([[], [1, 2, 3], [1e20, 0.1, -1e20], [0.1, 0.2, 0.3], [1e308, 1e308, 0.1, 0.1, 1e30, 0.1, -1e30, -1e308, -1e308], [-0], [-0, -0], [0, -0], [Infinity, 1], [Infinity, -Infinity], [NaN], [1e-324, 5e-324], [1.7976931348623157e308, 1.7976931348623157e308], [2 ** 53, 1, -(2 ** 53)], [1, -1]].map(a => Math.sumPrecise(a)),
  [-0, 6, 0.1, 0.6, 0.30000000000000004, -0, -0, 0, Infinity, NaN, NaN, 5e-324, Infinity, 1, 0]);
throws('TypeError', () => Math.sumPrecise());
throws('TypeError', () => Math.sumPrecise(1));
throws('TypeError', () => Math.sumPrecise([1n]));
throws('TypeError', () => Math.sumPrecise(['1']));
{
  let closed = 0;
  throws('TypeError', () => Math.sumPrecise({ [Symbol.iterator]: () => ({ next: () => ({ value: '1' }), return: () => (closed++, {}) }) }));
  is(closed, 1);
}
method(DataView.prototype, 'getFloat16', 1);
method(DataView.prototype, 'setFloat16', 2);
{
  const v = new DataView(new ArrayBuffer(4));
  is(v.setFloat16(0, 1.337), undefined);
  is([v.getUint16(0).toString(16), v.getFloat16(0), v.getFloat16(0, true)], ['3d59', 1.3369140625, v.getFloat16(0, true)]);
  v.setFloat16(2, -Infinity, true);
  is([v.getUint8(2), v.getUint8(3), v.getFloat16(2, true)], [0, 0xfc, -Infinity]);
  throws('RangeError', () => v.getFloat16(3));
  throws('RangeError', () => v.setFloat16(-1, 0));
  throws('TypeError', () => DataView.prototype.getFloat16.call({}, 0));
}
method(ArrayBuffer.prototype, 'transfer', 0);
method(ArrayBuffer.prototype, 'transferToFixedLength', 0);
getter(ArrayBuffer.prototype, 'detached');
for (const m of ['transfer', 'transferToFixedLength']) {
  const b = new ArrayBuffer(4), v = new Uint8Array(b);
  v[1] = 5;
  const c = b[m](8);
  is([b.detached, b.byteLength, v.length, c.byteLength, new Uint8Array(c)[1], c.detached], [true, 0, 0, 8, 5, false]);
  is([c[m](1).byteLength, new ArrayBuffer(3)[m]().byteLength, new ArrayBuffer(3)[m](undefined).byteLength, new ArrayBuffer(3)[m](0).byteLength], [1, 3, 3, 0]);
  throws('TypeError', () => b[m]());
  throws('TypeError', () => ArrayBuffer.prototype[m].call({}));
  throws('RangeError', () => new ArrayBuffer(1)[m](-1));
  throws('RangeError', () => new ArrayBuffer(1)[m](2 ** 53));
  throws('RangeError', () => b[m](-1));
}
throws('TypeError', () => ArrayBuffer.prototype.detached);
throws('RangeError', () => new ArrayBuffer(2 ** 40));
throws('RangeError', () => new Float64Array(2 ** 32));
is(new ArrayBuffer('8').byteLength, 8);
is(new Uint8Array([1, 2]).length, 2);
is(Object.getPrototypeOf(Reflect.construct(ArrayBuffer, [1], class X { })) === ArrayBuffer.prototype, false);
throws('TypeError', () => ArrayBuffer(1));
for (const [m, n] of Object.entries({ getYear: 0, setYear: 1 })) method(Date.prototype, m, n);
is(Date.prototype.toGMTString === Date.prototype.toUTCString, true);
{
  const d = new Date(2000, 5, 1);
  is(d.getYear(), 100);
  is(d.setYear(99), d.getTime());
  is(d.getFullYear(), 1999);
  is([isNaN(d.setYear(NaN)), isNaN(d.getYear()), d.setYear(2001) === d.getTime(), d.getFullYear()], [true, true, true, 2001]);
  throws('TypeError', () => Date.prototype.getYear.call({}));
}
for (const [m, n] of Object.entries({ __defineGetter__: 2, __defineSetter__: 2, __lookupGetter__: 1, __lookupSetter__: 1 })) method(Object.prototype, m, n);
{
  const o = {}, get = () => 1, set = v => { };
  o.__defineGetter__('x', get);
  o.__defineSetter__('x', set);
  is(Object.getOwnPropertyDescriptor(o, 'x'), { get, set, enumerable: true, configurable: true });
  is([o.__lookupGetter__('x') === get, o.__lookupSetter__('x') === set, Object.create(o).__lookupGetter__('x') === get, o.__lookupGetter__('y'), Object.create(o, { x: { value: 1 } }).__lookupGetter__('x')], [true, true, true, undefined, undefined]);
  const s = Symbol(); o.__defineGetter__(s, get);
  is(o.__lookupGetter__(s) === get, true);
  throws('TypeError', () => o.__defineGetter__('x', 1));
  throws('TypeError', () => Object.freeze({}).__defineGetter__('x', get));
  throws('TypeError', () => Object.prototype.__lookupGetter__.call(null, 'x'));
}
throws('RangeError', () => (function () { }).apply(null, { length: 2 ** 32 - 1 }));
throws('RangeError', () => Reflect.apply(function () { }, null, { length: 2 ** 32 - 1 }));
throws('RangeError', () => Reflect.construct(function () { }, { length: 2 ** 32 - 1 }));
is(Math.max.apply(null, { length: 2, 0: 1, 1: 5 }), 5);
is(Reflect.apply(Math.max, null, [1, 2]), 2);
method(Function.prototype, 'apply', 2);
method(Function.prototype, 'bind', 1);
{
  let f = function () { return this };
  throws('RangeError', () => { for (let i = 0; i < 1e5; i++) f = f.bind(null) });
  const g = function (a, b) { return [this, a, b] }.bind('t', 1);
  is([g.name, g.length, g.bind(0, 2)().map(String)], ['bound ', 1, ['t', '1', '2']]);
}
for (const [m, n] of Object.entries({ withResolvers: 0, try: 1 })) method(Promise, m, n);
{
  const { promise, resolve } = Promise.withResolvers();
  resolve(3);
  is(await promise, 3);
  is(Object.keys(Promise.withResolvers()), ['promise', 'resolve', 'reject']);
  is(await Promise.try((a, b) => a + b, 1, 2), 3);
  await rejects('x', Promise.try(() => { throw 'x' }));
  await rejects('TypeError', Promise.try(1));
  await rejects('TypeError', Promise.try());
  throws('TypeError', () => Promise.try.call(1, () => 1));
  throws('TypeError', () => Promise.withResolvers.call(undefined));
}
for (const [m, n] of Object.entries({ toBase64: 0, toHex: 0, setFromBase64: 1, setFromHex: 1 })) method(Uint8Array.prototype, m, n);
is(new Uint8Array([1, 255]).toBase64(), 'Af8=');
is([...Uint8Array.fromHex('01ff')], [1, 255]);
method(Number.prototype, 'toLocaleString', 0);
method(BigInt.prototype, 'toLocaleString', 0);
is([1234.5, 0, -0, 1e21, 1234567.891, 0.0005, 0.00049, 999.9995, -1234, 1.005, 123, NaN, -Infinity].map(n => n.toLocaleString('en-US')),
  ['1,234.5', '0', '-0', '1,000,000,000,000,000,000,000', '1,234,567.891', '0.001', '0', '1,000', '-1,234', '1.005', '123', 'NaN', '-∞']);
is([(1234.5).toLocaleString(undefined, { minimumFractionDigits: 2 }), (1.005).toLocaleString('en-US', { maximumFractionDigits: 2 }), (2.5).toLocaleString([], { maximumFractionDigits: 0 }), (1).toLocaleString('en-US', { minimumFractionDigits: 5 })], ['1,234.50', '1.01', '3', '1.00000']);
is([1234567n.toLocaleString('en-US'), (-12n).toLocaleString(), [1234, 5].toLocaleString()], ['1,234,567', '-12', '1,234,5']);
throws('TypeError', () => Number.prototype.toLocaleString.call('1'));
throws('RangeError', () => (1).toLocaleString('en-US', { maximumFractionDigits: 101 }));
throws('RangeError', () => (1).toLocaleString('en-US', { minimumFractionDigits: 3, maximumFractionDigits: 2 }));
