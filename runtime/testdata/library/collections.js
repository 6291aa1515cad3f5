method(Object, 'groupBy', 2);
method(Map, 'groupBy', 2);
{
  const g = Object.groupBy([1, 2, 3], (x, i) => x % 2 ? 'odd' : 'even');
  is(Object.getPrototypeOf(g), null);
  is(g, { odd: [1, 3], even: [2] });
  const s = Symbol('s');
  is(Object.groupBy('ab', x => x === 'a' ? s : 1), { 1: ['b'], [s]: ['a'] });
  is(Object.groupBy([], x => x), {});
  throws('TypeError', () => Object.groupBy(null, x => x));
  throws('TypeError', () => Object.groupBy([], null));
  throws('TypeError', () => Object.groupBy({}, x => x));
  let closed = 0;
  const it = { [Symbol.iterator]() { return { next: () => ({ done: false, value: 1 }), return() { closed++; return {} } } } };
  throws('x', () => Object.groupBy(it, () => { throw 'x' }));
  throws('y', () => Object.groupBy(it, () => ({ toString() { throw 'y' } })));
  is(closed, 2);
  const m = Map.groupBy([0, -0, NaN, NaN, 1], x => x);
  is(m instanceof Map, true);
  is([...m], [[0, [0, -0]], [NaN, [NaN, NaN]], [1, [1]]]);
  is(Object.is([...m.keys()][0], 0), true);
  is([...Map.groupBy([-0], x => x).keys()].map(k => Object.is(k, 0)), [true]);
}
for (const C of [Map, WeakMap]) {
  method(C.prototype, 'getOrInsert', 2);
  method(C.prototype, 'getOrInsertComputed', 2);
  const k = {}, m = new C();
  is(m.getOrInsert(k, 1), 1);
  is(m.getOrInsert(k, 2), 1);
  is(m.getOrInsertComputed({}, x => typeof x), 'object');
  is(m.getOrInsertComputed(k, () => { throw 1 }), 1);
  throws('TypeError', () => m.getOrInsertComputed(k));
  throws('TypeError', () => C.prototype.getOrInsert.call({}, k, 1));
  throws('TypeError', () => C.prototype.getOrInsertComputed.call(new Set(), k, x => x));
  const other = {};
  is(m.getOrInsertComputed(other, x => { m.set(x, 'meanwhile'); return 'computed' }), 'computed');
  is(m.get(other), 'computed');
}
is(Object.is(new Map().getOrInsertComputed(-0, k => k), 0), true);
throws('TypeError', () => new WeakMap().getOrInsert(1, 1));
throws('TypeError', () => new WeakMap().getOrInsertComputed(1, () => 1));
for (const [m, n] of Object.entries({ union: 1, intersection: 1, difference: 1, symmetricDifference: 1, isSubsetOf: 1, isSupersetOf: 1, isDisjointFrom: 1 })) method(Set.prototype, m, n);
is([...new Set([1, 2, 3]).union(new Set([4]))], [1, 2, 3, 4]);
is([...new Set([3, 2, 1]).intersection(new Set([1, 2]))], [1, 2]);
is(Object.getOwnPropertyNames(Map.prototype).includes('getOrInsert'), true);
is('getOrInsert' in Map.prototype, true);
is(delete Map.prototype.getOrInsert, true);
is('getOrInsert' in Map.prototype, false);
is(Object.keys(Map.prototype), []);
{ const seen = []; for (const k in Map.prototype) seen.push(k); is(seen, []) }
// Symbols are keys of weak collections, unless they are registered.
{
  const s = Symbol('s'), m = new WeakMap(), w = new WeakSet();
  is([m.set(s, 1) === m, m.get(s), m.has(s), m.has(Symbol('s')), m.delete(s), m.delete(s), m.get(s)], [true, 1, true, false, true, false, undefined]);
  is([w.add(s) === w, w.has(s), w.has(Symbol.iterator), w.delete(s), w.has(s)], [true, true, false, true, false]);
  is([m.set(Symbol.iterator, 2).get(Symbol.iterator), m.getOrInsert(s, 5), m.getOrInsertComputed(s, () => 6)], [2, 5, 5]);
  throws('TypeError', () => m.set(Symbol.for('x'), 1));
  throws('TypeError', () => w.add(Symbol.for('x')));
  throws('TypeError', () => w.add('x'));
  is([m.has(Symbol.for('x')), m.get(Symbol.for('x')), w.delete(Symbol.for('x'))], [false, undefined, false]);
  throws('TypeError', () => WeakMap.prototype.set.call(new Map(), s, 1));
  throws('TypeError', () => WeakMap.prototype.has.call({}, s));
  throws('TypeError', () => WeakSet.prototype.add.call(m, s));
  is([new WeakMap([[s, 7]]).get(s), new WeakSet([s]).has(s)], [7, true]);
}
