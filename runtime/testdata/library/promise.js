constructor('Promise', 1);
for (const call of [() => Promise(() => { }), () => Promise.call(undefined, () => { }), () => Promise.call({}, () => { }),
  () => Promise.call(new Promise(() => { }), () => { }), () => Promise.apply(Object.create(Promise.prototype), [() => { }])]) throws('TypeError', call);
{ // the executor is looked at before the prototype, which is read once
  let reads = 0;
  const target = Object.defineProperty(function () { }.bind(), 'prototype', { get() { reads++; return null } });
  throws('TypeError', () => Reflect.construct(Promise, [], target));
  is(reads, 0);
  is(Object.getPrototypeOf(Reflect.construct(Promise, [() => { }], target)) === Promise.prototype, true);
  is(reads, 1);
}
{ // what import() asks of the library it takes from nobody else
  const { keys, preventExtensions } = Object;
  Object.keys = Object.preventExtensions = () => { throw new Error('called') };
  const json = await import('./data.json', { with: { type: 'json' } }).catch(e => e);
  Object.assign(Object, { keys, preventExtensions });
  is(/called/.test(json.message), false);
}
