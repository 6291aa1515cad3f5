// What the files in library/ check with. They run in Node as well, as far as it has what they are about.
const failures = [];
let checks = 0;
const text = v => {
  if (typeof v === 'string') return JSON.stringify(v);
  if (Array.isArray(v)) return '[' + Array.from(v, text).join(', ') + ']';
  if (typeof v === 'object' && v !== null && Object.getPrototypeOf(v) !== Object.prototype && Object.getPrototypeOf(v) !== null) return Object.prototype.toString.call(v);
  if (typeof v === 'object' && v !== null && Object.hasOwn(v, Symbol.toStringTag)) return Object.prototype.toString.call(v);
  if (typeof v === 'object' && v !== null) return '{' + Reflect.ownKeys(v).map(k => String(k) + ': ' + text(v[k])).join(', ') + '}';
  return Object.is(v, -0) ? '-0' : String(v);
};
const where = () => (new Error().stack.split('\n').filter(l => /library\/|evalmachine|<anonymous>:\d|\[eval\]/.test(l)).at(-1) ?? '').trim();
const fail = message => { failures.push(message + ' ' + where()); };
const is = (actual, expected) => { checks++; if (text(actual) !== text(expected)) fail(`got ${text(actual)}, want ${text(expected)}`); };
const throws = (name, fn) => {
  checks++;
  try { fn() } catch (e) { if ((e?.name ?? String(e)) !== name) fail(`threw ${e?.name} (${e?.message}), want ${name}`); return }
  fail(`threw nothing, want ${name}: ${fn}`);
};
const rejects = async (name, promise) => {
  checks++;
  try { await promise } catch (e) { if ((e?.name ?? String(e)) !== name) fail(`rejected with ${e?.name} (${e?.message}), want ${name}`); return }
  fail(`was fulfilled, want ${name}`);
};
// method checks a built-in function: where it stands, and how.
const method = (o, key, length, name = typeof key === 'symbol' ? `[${key.description}]` : key) => {
  const d = Object.getOwnPropertyDescriptor(o, key);
  if (!d) return fail(`no ${String(key)}`);
  is([d.writable, d.enumerable, d.configurable], [true, false, true]);
  if (typeof d.value !== 'function') return fail(`${String(key)} is no function`);
  is(Object.getOwnPropertyDescriptor(d.value, 'length'), { value: length, writable: false, enumerable: false, configurable: true });
  is(Object.getOwnPropertyDescriptor(d.value, 'name'), { value: name, writable: false, enumerable: false, configurable: true });
  is('prototype' in d.value, false);
  throws('TypeError', () => new d.value());
  is(/\[native code\]/.test(Function.prototype.toString.call(d.value)), true);
};
// constructor checks a global class.
const constructor = (name, length, tag = name) => {
  const d = Object.getOwnPropertyDescriptor(globalThis, name);
  if (!d) return fail(`no ${name}`);
  is([d.writable, d.enumerable, d.configurable], [true, false, true]);
  const C = d.value;
  is([C.name, C.length], [name, length]);
  is(Object.getOwnPropertyDescriptor(C, 'prototype'), { value: C.prototype, writable: false, enumerable: false, configurable: false });
  is(C.prototype.constructor === C, true);
  if (tag) is(Object.getOwnPropertyDescriptor(C.prototype, Symbol.toStringTag), { value: tag, writable: false, enumerable: false, configurable: true });
};
const getter = (o, key) => {
  const d = Object.getOwnPropertyDescriptor(o, key);
  if (!d) return fail(`no ${String(key)}`);
  is([typeof d.get, d.set, d.enumerable, d.configurable, d.get?.name], ['function', undefined, false, true, 'get ' + (typeof key === 'symbol' ? `[${key.description}]` : key)]);
};
