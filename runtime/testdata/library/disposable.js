for (const name of ['dispose', 'asyncDispose', 'asyncIterator']) {
  is(Object.getOwnPropertyDescriptor(Symbol, name), { value: Symbol[name], writable: false, enumerable: false, configurable: false });
  is(Symbol[name].description, 'Symbol.' + name);
  is(Symbol.keyFor(Symbol[name]), undefined);
}
constructor('DisposableStack', 0);
constructor('AsyncDisposableStack', 0);
for (const C of [DisposableStack, AsyncDisposableStack]) {
  throws('TypeError', () => C());
  for (const [m, n] of Object.entries({ adopt: 2, defer: 1, move: 0, use: 1 })) method(C.prototype, m, n);
  getter(C.prototype, 'disposed');
  throws('TypeError', () => C.prototype.disposed);
  for (const m of ['adopt', 'defer', 'move', 'use']) throws('TypeError', () => C.prototype[m].call({}, {}, () => { }));
  class Sub extends C { }
  is(new Sub() instanceof Sub, true);
  is(Object.getPrototypeOf(new Sub().move()) === C.prototype, true);
}
method(DisposableStack.prototype, 'dispose', 0);
method(AsyncDisposableStack.prototype, 'disposeAsync', 0);
is(DisposableStack.prototype[Symbol.dispose] === DisposableStack.prototype.dispose, true);
is(AsyncDisposableStack.prototype[Symbol.asyncDispose] === AsyncDisposableStack.prototype.disposeAsync, true);
is(Object.getOwnPropertyDescriptor(DisposableStack.prototype, Symbol.dispose).enumerable, false);
throws('TypeError', () => DisposableStack.prototype.defer.call(new AsyncDisposableStack(), () => { }));

const log = [];
{
  const s = new DisposableStack();
  is(s.use(null), null);
  is(s.use(undefined), undefined);
  const r = { [Symbol.dispose]() { log.push(this === r) } };
  is(s.use(r) === r, true);
  is(s.adopt(5, function (v) { 'use strict'; log.push(['adopted', v, this]) }), 5);
  is(s.defer(function () { 'use strict'; log.push(['deferred', this, arguments.length]) }), undefined);
  throws('TypeError', () => s.use(1));
  throws('TypeError', () => s.use({}));
  throws('TypeError', () => s.use({ [Symbol.dispose]: 1 }));
  throws('TypeError', () => s.adopt(1));
  throws('TypeError', () => s.defer(1));
  is(s.disposed, false);
  is(s.dispose(), undefined);
  is(s.disposed, true);
  is(log, [['deferred', undefined, 0], ['adopted', 5, undefined], true]);
  is(s.dispose(), undefined);
  for (const m of ['adopt', 'defer', 'move', 'use']) throws('ReferenceError', () => s[m]({}, () => { }));
}
{
  const s = new DisposableStack();
  s.defer(() => { throw 1 }); s.defer(() => { throw 2 }); s.defer(() => { }); s.defer(() => { throw 3 });
  try { s.dispose() } catch (e) {
    is(e instanceof SuppressedError, true);
    is([e.error, e.suppressed instanceof SuppressedError, e.suppressed.error, e.suppressed.suppressed], [1, true, 2, 3]);
    is(Object.getOwnPropertyDescriptor(e, 'error'), { value: 1, writable: true, enumerable: false, configurable: true });
    is(Object.hasOwn(e, 'message'), false);
  }
  const one = new DisposableStack();
  one.defer(() => { throw 'x' });
  throws('x', () => one.dispose());
}
{
  log.length = 0;
  const s = new DisposableStack();
  s.defer(() => log.push('d'));
  const t = s.move();
  is([s.disposed, t.disposed, log], [true, false, []]);
  t.dispose();
  is(log, ['d']);
}
// SuppressedError
constructor('SuppressedError', 3, null);
is(Object.getPrototypeOf(SuppressedError) === Error, true);
is(Object.getPrototypeOf(SuppressedError.prototype) === Error.prototype, true);
is(Reflect.ownKeys(SuppressedError.prototype), ['constructor', 'name', 'message']);
is(SuppressedError.prototype.message, '');
{
  const e = SuppressedError(1, 2, 'm');
  is([e.error, e.suppressed, e.message, e.name, String(e), e instanceof Error], [1, 2, 'm', 'SuppressedError', 'SuppressedError: m', true]);
  is(Object.getOwnPropertyDescriptor(e, 'message'), { value: 'm', writable: true, enumerable: false, configurable: true });
  is(Object.hasOwn(new SuppressedError(), 'message'), false);
  is(Object.hasOwn(new SuppressedError(), 'error'), true);
  is(Object.prototype.toString.call(e), '[object Error]');
  class S extends SuppressedError { }
  is(new S(1, 2) instanceof S, true);
  is(new S(1, 2).suppressed, 2);
  throws('x', () => new SuppressedError(1, 2, { toString() { throw 'x' } }));
}
// AsyncDisposableStack
{
  log.length = 0;
  const s = new AsyncDisposableStack();
  s.use(null);
  s.use({ async [Symbol.asyncDispose]() { log.push('async begins'); await null; log.push('async ends') } });
  s.use({ [Symbol.dispose]() { log.push('sync') ; return Promise.reject('not awaited') .catch(() => {}) } });
  s.defer(async () => { await null; log.push('deferred') });
  s.adopt(7, async v => log.push(v));
  throws('TypeError', () => s.use({}));
  throws('TypeError', () => s.use(1));
  const p = s.disposeAsync();
  is(p instanceof Promise, true);
  is(s.disposed, true);
  is(log, [7]);
  is(await p, undefined);
  is(log, [7, 'deferred', 'sync', 'async begins', 'async ends']);
  is(await s.disposeAsync(), undefined);
  throws('ReferenceError', () => s.defer(() => { }));
  await rejects('TypeError', AsyncDisposableStack.prototype.disposeAsync.call({}));
  const f = new AsyncDisposableStack();
  f.defer(async () => { throw 1 }); f.defer(() => { throw 2 });
  try { await f.disposeAsync(); fail('no error') } catch (e) { is([e.error, e.suppressed], [1, 2]) }
  // Nothing to dispose takes no tick; null takes one.
  const order = [];
  new AsyncDisposableStack().disposeAsync().then(() => order.push('empty'));
  const n = new AsyncDisposableStack(); n.use(null);
  n.disposeAsync().then(() => order.push('null'));
  Promise.resolve().then(() => order.push(1)).then(() => order.push(2)).then(() => order.push(3));
  await new Promise(r => setTimeout(r, 0));
  is(order, ['empty', 1, 'null', 2, 3]);
}
{
  // Async iterators are disposed of by their return (27.1.4.2).
  const proto = Object.getPrototypeOf(Object.getPrototypeOf((async function* () { }).prototype));
  is(Object.getPrototypeOf(proto), Object.prototype);
  method(proto, Symbol.asyncDispose, 0);
  const dispose = proto[Symbol.asyncDispose];
  const log = [];
  async function* numbers() { try { yield 1; yield 2 } finally { await null; log.push('closed') } }
  {
    await using g = numbers();
    is((await g.next()).value, 1);
    is(log, []);
  }
  is(log, ['closed']);
  const idle = numbers();
  const p = idle[Symbol.asyncDispose]();
  is(p instanceof Promise, true);
  is(await p, undefined);
  is(await idle.next(), { value: undefined, done: true });
  let given;
  is(await dispose.call({ return(...args) { given = args; return 7 } }), undefined);
  is(given, [undefined]);
  is(await dispose.call({}), undefined);
  is(await dispose.call({ return: null }), undefined);
  await rejects('TypeError', dispose.call({ return: 1 }));
  await rejects('TypeError', dispose.call(undefined));
  await rejects('RangeError', dispose.call({ get return() { throw new RangeError() } }));
  await rejects('RangeError', dispose.call({ return() { throw new RangeError() } }));
  await rejects('RangeError', dispose.call({ async return() { throw new RangeError() } }));
  const order = [];
  dispose.call({}).then(() => order.push('without return'));
  dispose.call({ return() { } }).then(() => order.push('with one'));
  Promise.resolve().then(() => order.push(1)).then(() => order.push(2)).then(() => order.push(3));
  await new Promise(r => setTimeout(r, 0));
  is(order, ['without return', 1, 'with one', 2, 3]);
}
