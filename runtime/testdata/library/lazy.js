// What is made when it is first looked at cannot be told from what is there: every operation of an object comes first once.
const G = globalThis;
is(Object.getOwnPropertyDescriptor(G, 'WeakRef').enumerable, false);
is([Object.hasOwn(G, 'SuppressedError'), 'DOMException' in G, G.propertyIsEnumerable('structuredClone'), G.propertyIsEnumerable('Iterator')], [true, true, true, false]);
is(delete G.SuppressedError, true);
is(['SuppressedError' in G, typeof SuppressedError, Object.getOwnPropertyNames(G).includes('SuppressedError')], [false, 'undefined', false]);
G.DisposableStack = 5;
is(Object.getOwnPropertyDescriptor(G, 'DisposableStack'), { value: 5, writable: true, enumerable: false, configurable: true });
Object.defineProperty(G, 'DOMException', { value: 1 });
is(Object.getOwnPropertyDescriptor(G, 'DOMException'), { value: 1, writable: true, enumerable: false, configurable: true });
is(Reflect.defineProperty(G, 'AsyncDisposableStack', { enumerable: true }), true);
is([Object.keys(G).includes('AsyncDisposableStack'), Object.getOwnPropertyDescriptor(G, 'AsyncDisposableStack').value.name], [true, 'AsyncDisposableStack']);
is([delete Math.sumPrecise, 'sumPrecise' in Math, Object.getOwnPropertyNames(Math).includes('sumPrecise'), Object.getOwnPropertyNames(Math).includes('f16round')], [true, false, false, true]);
is(Reflect.ownKeys(Iterator.prototype).map(String), ['constructor', 'map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach', 'some', 'every', 'find', 'Symbol(Symbol.iterator)', 'Symbol(Symbol.dispose)', 'Symbol(Symbol.toStringTag)']);
is(Object.keys(Iterator.prototype), []);
Object.freeze(Iterator.prototype);
is([Object.isFrozen(Iterator.prototype), Object.getOwnPropertyDescriptor(Iterator.prototype, 'map').writable, [1].values().map(x => x).toArray()], [true, false, [1]]);
is(Object.assign({}, Iterator.prototype), {});
{ const seen = []; for (const k in [].values()) seen.push(k); is(seen, []) }
is(Iterator.prototype.map === Iterator.prototype.map, true);
String.prototype.isWellFormed = 1;
is([''.isWellFormed, delete String.prototype.isWellFormed, ''.isWellFormed], [1, true, undefined]);
is(Object.getOwnPropertyDescriptors(Map.prototype).getOrInsert.writable, true);
is(Object.entries(Map.prototype), []);
Object.preventExtensions(WeakMap.prototype);
is(typeof WeakMap.prototype.getOrInsert, 'function');
is(Object.getOwnPropertyNames(Object).includes('groupBy') && typeof Object.groupBy, 'function');
