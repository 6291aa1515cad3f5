method(Array, 'fromAsync', 1);
is(await Array.fromAsync([1, Promise.resolve(2)]), [1, 2]);
is(await Array.fromAsync([1, 2], async (x, i) => x * 10 + i), [10, 21]);
is(await Array.fromAsync({ length: 2, 0: Promise.resolve('a'), 1: 'b' }), ['a', 'b']);
is(await Array.fromAsync(new Set([1])), [1]);
is(await Array.fromAsync('ab'), ['a', 'b']);
is(await Array.fromAsync({ length: 1, 0: 1 }, function () { return this }, 'this').then(a => a.map(String)), ['this']);
const numbers = (n, log = []) => ({ [Symbol.asyncIterator]: () => { let i = 0; return { next: async () => i < n ? { done: false, value: i++ } : { done: true }, return: async () => { log.push('closed'); return {} } } } });
is(await Array.fromAsync(numbers(3)), [0, 1, 2]);
is(await Array.fromAsync(numbers(3), x => x * 2), [0, 2, 4]);
{
  const log = [];
  await rejects('x', Array.fromAsync(numbers(3, log), () => { throw 'x' }));
  await rejects('y', Array.fromAsync(numbers(3, log), async () => { throw 'y' }));
  is(log, ['closed', 'closed']);
}
{
  const log = [];
  const sync = { *[Symbol.iterator]() { try { yield 1; yield Promise.reject('no') } finally { log.push('closed') } } };
  await rejects('no', Array.fromAsync(sync));
  is(log, ['closed']);
}
await rejects('TypeError', Array.fromAsync(null));
await rejects('TypeError', Array.fromAsync([], 1));
await rejects('TypeError', Array.fromAsync({ [Symbol.asyncIterator]: 1 }));
await rejects('TypeError', Array.fromAsync({ [Symbol.asyncIterator]: () => 1 }));
await rejects('TypeError', Array.fromAsync({ [Symbol.asyncIterator]: () => ({ next: () => 1 }) }));
is(Array.fromAsync([]) instanceof Promise, true);
{
  class C { constructor(...a) { this.args = a.length } }
  const c = await Array.fromAsync.call(C, [1, 2]);
  is([c instanceof C, c.args, c.length, c[1]], [true, 0, 2, 2]);
  const d = await Array.fromAsync.call(C, { length: 1, 0: 'x' });
  is([d.args, d.length, d[0]], [1, 1, 'x']);
  is(Array.isArray(await Array.fromAsync.call(undefined, [1])), true);
  is(Array.isArray(await Array.fromAsync.call(() => 1, [1])), true);
  function Frozen() { Object.freeze(this) }
  await rejects('TypeError', Array.fromAsync.call(Frozen, [1]));
}
// An async iterable's values are not awaited once more; a sync one's are.
{
  const p = Promise.resolve(1);
  let n = 0;
  const [v] = await Array.fromAsync({ [Symbol.asyncIterator]: () => ({ next: () => ({ done: n++ > 0, value: p }) }) });
  is(v === p, true);
}
for (const [m, n] of Object.entries({ toSorted: 1, toReversed: 0, toSpliced: 2, with: 2, at: 1, findLast: 1, findLastIndex: 1, flat: 0, flatMap: 1 })) method(Array.prototype, m, n);
is([3, 1, 2].toSorted(), [1, 2, 3]);
is([1, 2, 3].with(1, 9), [1, 9, 3]);
throws('RangeError', () => [1].with(5, 1));
throws('TypeError', () => [1].toSorted(1));
is([1, 2, 3].toSpliced(0, 1, 'a', 'b'), ['a', 'b', 2, 3]);
is(Object.keys(Array.prototype[Symbol.unscopables]).sort().join(), 'at,copyWithin,entries,fill,find,findIndex,findLast,findLastIndex,flat,flatMap,includes,keys,toReversed,toSorted,toSpliced,values');
