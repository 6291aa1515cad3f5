constructor('Iterator', 0, null);
is(Iterator.prototype === Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())), true);
throws('TypeError', () => Iterator());
throws('TypeError', () => new Iterator());
class Sub extends Iterator { next() { return { done: true, value: undefined } } }
is(new Sub() instanceof Iterator, true);
is(Object.getPrototypeOf(Reflect.construct(Iterator, [], Sub)) === Sub.prototype, true);
is(Object.getPrototypeOf(Reflect.construct(Iterator, [], Object)) === Object.prototype, true);
for (const [m, n] of Object.entries({ map: 1, filter: 1, take: 1, drop: 1, flatMap: 1, reduce: 1, toArray: 0, forEach: 1, some: 1, every: 1, find: 1 })) method(Iterator.prototype, m, n);
method(Iterator, 'from', 1);
method(Iterator, 'concat', 0);
method(Iterator.prototype, Symbol.iterator, 0);
method(Iterator.prototype, Symbol.dispose, 0);
// The accessors that the web needs to look like data.
for (const key of ['constructor', Symbol.toStringTag]) {
  const d = Object.getOwnPropertyDescriptor(Iterator.prototype, key);
  is([typeof d.get, typeof d.set, d.enumerable, d.configurable], ['function', 'function', false, true]);
  throws('TypeError', () => d.set.call(Iterator.prototype, 1));
  throws('TypeError', () => d.set.call(1, 1));
  const o = Object.create(Iterator.prototype);
  d.set.call(o, 'x');
  is(Object.getOwnPropertyDescriptor(o, key), { value: 'x', writable: true, enumerable: true, configurable: true });
  d.set.call(o, 'y');
  is(o[key], 'y');
}
is(Iterator.prototype[Symbol.toStringTag], 'Iterator');
is(Iterator.prototype.constructor === Iterator, true);

const log = [];
const source = (values, extra = {}) => ({
  __proto__: Iterator.prototype, i: 0,
  get next() { log.push('get next'); return function () { log.push('next'); return this.i < values.length ? { done: false, value: values[this.i++] } : { done: true, value: 'end' } } },
  return() { log.push('return'); return {} }, ...extra,
});
const logged = fn => { log.length = 0; let r; try { r = fn() } catch (e) { r = e.name ?? e } return [r, log.join(' ')] };

is(source([1, 2, 3]).map((x, i) => [x, i]).toArray(), [[1, 0], [2, 1], [3, 2]]);
is(source([1, 2, 3, 4]).filter(x => x % 2).toArray(), [1, 3]);
is(source([1, 2, 3]).take(2).toArray(), [1, 2]);
is(source([1, 2, 3]).drop(1).toArray(), [2, 3]);
is(source([1, 2]).flatMap((x, i) => [x, i]).toArray(), [1, 0, 2, 1]);
is(source([1, 2, 3]).reduce((a, b, i) => a + b * i), 9);
is(source([1, 2, 3]).reduce((a, b, i) => a + b * i, 0), 8);
is(source([5]).reduce(() => { throw 1 }), 5);
is(source([1, 2, 3]).some(x => x === 2), true);
is(source([1, 2, 3]).every(x => x < 3), false);
is(source([1, 2, 3]).find(x => x > 1), 2);
is(source([]).find(x => x), undefined);
is(source([1]).forEach(x => x), undefined);
is(source([]).toArray(), []);
is(logged(() => source([1, 2, 3]).take(0).next()), [{ value: undefined, done: true }, 'get next return']);
is(logged(() => source([1, 2, 3]).take(1).toArray()), [[1], 'get next next return']);
is(logged(() => source([1, 2, 3]).some(x => x === 1)), [true, 'get next next return']);
is(logged(() => source([1, 2]).every(x => true)), [true, 'get next next next next']);
is(logged(() => source([1]).map(() => { throw 'x' }).next()), ['x', 'get next next return']);
is(logged(() => source([1]).forEach(() => { throw 'x' })), ['x', 'get next next return']);
is(logged(() => source([1]).flatMap(() => 1).next()), ['TypeError', 'get next next return']);
is(logged(() => source([1]).flatMap(() => 'ab').next()), ['TypeError', 'get next next return']);
is(logged(() => source([]).reduce((a, b) => a)), ['TypeError', 'get next next']);
// Laziness: nothing but next is looked at until the first step; nothing is called.
is(logged(() => { source([1]).map(x => x) }), [undefined, 'get next']);
is(logged(() => { source([1]).map(x => x).return() }), [undefined, 'get next return']);
is(logged(() => { const h = source([1, 2]).map(x => x); h.next(); h.return(); return h.next() }), [{ value: undefined, done: true }, 'get next next return']);
is(logged(() => { const h = source([1, 2]).map(x => x); h.return(); h.return(); return h.next() }), [{ value: undefined, done: true }, 'get next return']);
is(logged(() => { const h = source([1, 2]).flatMap(x => source([x])); h.next(); h.return() }), [undefined, 'get next next get next next return return']);
// A wrong argument closes the iterator before it throws; next is not looked at.
is(logged(() => source([1]).map()), ['TypeError', 'return']);
is(logged(() => source([1]).take(NaN)), ['RangeError', 'return']);
is(logged(() => source([1]).take()), ['RangeError', 'return']);
is(logged(() => source([1]).drop(-1)), ['RangeError', 'return']);
is(logged(() => source([1]).take({ valueOf() { throw 'v' } })), ['v', 'return']);
is(logged(() => source([1]).reduce(1)), ['TypeError', 'return']);
is(source([1, 2]).take(Infinity).toArray(), [1, 2]);
is(source([1, 2]).drop(Infinity).toArray(), []);
is(source([1, 2]).take(1.9).toArray(), [1]);
is(source([1, 2]).drop(-0.5).toArray(), [1, 2]);
throws('TypeError', () => Iterator.prototype.map.call(1, x => x));
throws('TypeError', () => Iterator.prototype.map.call({ next: 1 }, x => x).next());
throws('TypeError', () => Iterator.prototype.toArray.call({ next: () => 1 }));
is(Iterator.prototype.map.call({ next: () => ({ done: true }) }, x => x).next(), { value: undefined, done: true });
// Helpers.
const Helper = Object.getPrototypeOf([].values().map(x => x));
is(Object.getPrototypeOf(Helper) === Iterator.prototype, true);
is(Object.getOwnPropertyDescriptor(Helper, Symbol.toStringTag), { value: 'Iterator Helper', writable: false, enumerable: false, configurable: true });
method(Helper, 'next', 0);
method(Helper, 'return', 0);
is(Reflect.ownKeys(Helper).map(String), ['next', 'return', 'Symbol(Symbol.toStringTag)']);
throws('TypeError', () => Helper.next.call({}));
throws('TypeError', () => Helper.return.call([].values()));
{
  let h;
  h = source([1]).map(() => h.next());
  throws('TypeError', () => h.next());
  h = source([1]).map(() => h.return());
  throws('TypeError', () => h.next());
  is(h.next(), { value: undefined, done: true });
}
function* naturals() { let i = 0; try { while (true) yield i++ } finally { log.push('finally') } }
is(logged(() => naturals().filter(x => x % 2).map(x => x * x).take(3).toArray()), [[1, 9, 25], 'finally']);
is([...new Set([1, 2]).values().map(x => x + 1)], [2, 3]);
is(new Map([[1, 2]]).entries().toArray(), [[1, 2]]);
// from
is(Iterator.from([1, 2]).toArray(), [1, 2]);
is(Iterator.from('ab').toArray(), ['a', 'b']);
is(Iterator.from('😀').toArray(), ['😀']);
throws('TypeError', () => Iterator.from(1));
throws('TypeError', () => Iterator.from(null));
throws('TypeError', () => Iterator.from({ [Symbol.iterator]: () => 1 }));
throws('TypeError', () => Iterator.from({ [Symbol.iterator]: 1 }));
{
  const it = [].values();
  is(Iterator.from(it) === it, true);
  const plain = { i: 0, next() { return { done: this.i > 1, value: this.i++ } }, return(v) { log.push('r'); return { v } } };
  const w = Iterator.from(plain);
  is(w === plain, false);
  is(w instanceof Iterator, true);
  is(w.next(), { done: false, value: 0 });
  is(logged(() => w.return('x')), [{ v: undefined }, 'r']);
  const Wrap = Object.getPrototypeOf(w);
  is(Reflect.ownKeys(Wrap), ['next', 'return']);
  method(Wrap, 'next', 0);
  method(Wrap, 'return', 0);
  throws('TypeError', () => Wrap.next.call({}));
  is(Iterator.from({ next() { } }).return(), { value: undefined, done: true });
  is(Iterator.from({ __proto__: null, [Symbol.iterator]: undefined, next() { return { done: true } } }).next(), { done: true });
}
// concat
is(Iterator.concat().toArray(), []);
is(Iterator.concat([1], [2, 3], new Set([4])).toArray(), [1, 2, 3, 4]);
throws('TypeError', () => Iterator.concat([1], 1));
throws('TypeError', () => Iterator.concat('ab'));
throws('TypeError', () => Iterator.concat({}));
is(logged(() => { const c = Iterator.concat({ get [Symbol.iterator]() { log.push('get'); return () => { log.push('open'); return source([1, 2]) } } }); c.next(); c.return(); return c.next().done }), [true, 'get open get next next return']);
is(logged(() => { const c = Iterator.concat({ [Symbol.iterator]() { log.push('open'); return source([1]) } }); c.return(); return c.next().done }), [true, '']);
is(logged(() => Iterator.prototype[Symbol.dispose].call(source([1]))), [undefined, 'return']);
is(Iterator.prototype[Symbol.dispose].call({}), undefined);
{
  const d = Object.getOwnPropertyDescriptor(String.prototype, Symbol.iterator), seen = [];
  Object.defineProperty(String.prototype, Symbol.iterator, { configurable: true, get() { 'use strict'; seen.push(typeof this); return function () { 'use strict'; seen.push(typeof this); return d.value.call(this) } } });
  is(Iterator.from('ab').toArray(), ['a', 'b']);
  Object.defineProperty(String.prototype, Symbol.iterator, d);
  is(seen, ['string', 'string']);
}
