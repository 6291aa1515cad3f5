method(String.prototype, 'isWellFormed', 0);
method(String.prototype, 'toWellFormed', 0);
is(['', 'abc', 'a\ud83d\ude00b', '\ud83d', '\ude00', 'a\ud83d', '\ude00\ud83d', '\ud83d\ud83d\ude00'].map(s => s.isWellFormed()), [true, true, true, false, false, false, false, false]);
is('a\ud83db\ude00'.toWellFormed(), 'a\ufffdb\ufffd');
is('\ud83d\ude00'.toWellFormed(), '\ud83d\ude00');
throws('TypeError', () => String.prototype.isWellFormed.call(null));
is(String.prototype.isWellFormed.call({ toString: () => '\ud800' }), false);
for (const [m, n] of Object.entries({ repeat: 1, padStart: 1, padEnd: 1 })) method(String.prototype, m, n);
is(['ab'.repeat(2), 'ab'.repeat(0), 'a'.repeat(1.9), ''.repeat(2 ** 30)], ['abab', '', 'a', '']);
for (const n of [-1, Infinity, 2 ** 40]) throws('RangeError', () => 'x'.repeat(n));
throws('RangeError', () => ''.repeat(Infinity));
throws('RangeError', () => 'x'.padEnd(2 ** 33));
throws('RangeError', () => 'x'.padStart(2 ** 33, 'ab'));
is(['x'.padEnd(4), 'x'.padStart(4, 'ab'), 'x'.padEnd(2 ** 33, ''), 'x'.padEnd(-1), 'x'.padStart(3, null)], ['x   ', 'abax', 'x', 'x', 'nux']);
for (const [m, n] of Object.entries({ anchor: 1, big: 0, blink: 0, bold: 0, fixed: 0, fontcolor: 1, fontsize: 1, italics: 0, link: 1, small: 0, strike: 0, sub: 0, sup: 0 })) method(String.prototype, m, n);
is(['_'.anchor('"'), '_'.big(), '_'.link(1), '_'.fontcolor('"""'), '_'.sub()], ['<a name="&quot;">_</a>', '<big>_</big>', '<a href="1">_</a>', '<font color="&quot;&quot;&quot;">_</font>', '<sub>_</sub>']);
throws('TypeError', () => String.prototype.bold.call(undefined));
method(RegExp, 'escape', 1);
is(RegExp.escape('The Quick (fox).*'), '\\x54he\\x20Quick\\x20\\(fox\\)\\.\\*');
is(RegExp.escape('1a_'), '\\x31a_');
is(RegExp.escape('_1a'), '_1a');
is(RegExp.escape('\t\n\v\f\r'), '\\t\\n\\v\\f\\r');
is(RegExp.escape(',-=<>#&!%:;@~\'`"'), '\\x2c\\x2d\\x3d\\x3c\\x3e\\x23\\x26\\x21\\x25\\x3a\\x3b\\x40\\x7e\\x27\\x60\\x22');
is(RegExp.escape('^$\\.*+?()[]{}|/'), '\\^\\$\\\\\\.\\*\\+\\?\\(\\)\\[\\]\\{\\}\\|\\/');
is(RegExp.escape('\ufeff\u00a0\u2028\ud800😀é'), '\\ufeff\\xa0\\u2028\\ud800😀é');
is(RegExp.escape(''), '');
for (const v of [1, null, undefined, {}, ['a'], new String('a')]) throws('TypeError', () => RegExp.escape(v));
method(Error, 'captureStackTrace', 2);
is(typeof Error.stackTraceLimit, 'number');
{
  const o = { name: 'N', message: 'm' };
  is(Error.captureStackTrace(o), undefined);
  const d = Object.getOwnPropertyDescriptor(o, 'stack');
  is([d.writable !== false, d.enumerable, d.configurable, (o.stack).split('\n')[0]], [true, false, true, 'N: m']);
  throws('TypeError', () => Error.captureStackTrace(1));
  throws('TypeError', () => Error.captureStackTrace(Object.freeze({})));
  function inner() { const o = {}; Error.captureStackTrace(o, inner); return o.stack }
  function outer() { return inner() }
  is([/inner/.test(outer()), /outer/.test(outer())], [false, true]);
  const was = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  const z = {}; Error.captureStackTrace(z);
  is(z.stack.trim(), 'Error');
  Error.stackTraceLimit = was;
}
