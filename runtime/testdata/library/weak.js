constructor('WeakRef', 1);
constructor('FinalizationRegistry', 1);
method(WeakRef.prototype, 'deref', 0);
method(FinalizationRegistry.prototype, 'register', 2);
method(FinalizationRegistry.prototype, 'unregister', 1);
throws('TypeError', () => WeakRef({}));
throws('TypeError', () => FinalizationRegistry(() => { }));
for (const v of [1, 'x', null, undefined, Symbol.for('registered')]) throws('TypeError', () => new WeakRef(v));
throws('TypeError', () => new FinalizationRegistry());
throws('TypeError', () => WeakRef.prototype.deref.call({}));
{
  const o = {}, s = Symbol('s');
  is(new WeakRef(o).deref() === o, true);
  is(new WeakRef(s).deref() === s, true);
  is(new WeakRef(Symbol.iterator).deref() === Symbol.iterator, true);
  class Sub extends WeakRef { }
  is(new Sub(o) instanceof Sub, true);
  is(new Sub(o).deref() === o, true);
  const r = new FinalizationRegistry(() => { });
  is(r.register(o, 1), undefined);
  is(r.register(s, 1, o), undefined);
  throws('TypeError', () => r.register(o, o));
  throws('TypeError', () => r.register(1, 2));
  throws('TypeError', () => r.register(Symbol.for('x'), 2));
  throws('TypeError', () => r.register(o, 1, 1));
  throws('TypeError', () => r.unregister(1));
  throws('TypeError', () => r.unregister());
  throws('TypeError', () => r.register.call({}, o, 1));
  is(r.unregister(o), true);
  is(r.unregister(o), false);
  is(r.unregister({}), false);
}
