for (const key of ['hasIndices', 'unicodeSets', 'source', 'flags', 'global', 'unicode']) getter(RegExp.prototype, key);
is([/a/d.hasIndices, /a/.hasIndices, /a/v.unicodeSets, /a/u.unicodeSets, /a/v.unicode, /a/u.unicode, /a/gd.global, RegExp.prototype.hasIndices, RegExp.prototype.unicodeSets], [true, false, true, false, false, true, true, undefined, undefined]);
throws('TypeError', () => Object.getOwnPropertyDescriptor(RegExp.prototype, 'hasIndices').get.call({}));
throws('TypeError', () => Object.getOwnPropertyDescriptor(RegExp.prototype, 'flags').get.call(1));
is(new RegExp('', 'yvsmigd').flags, 'dgimsvy');
is(new RegExp('', 'yusmigd').flags, 'dgimsuy');
is(Object.getOwnPropertyDescriptor(RegExp.prototype, 'flags').get.call({ hasIndices: 1, unicodeSets: 1, sticky: 1 }), 'dvy');
for (const f of ['uv', 'dd', 'vv', 'x', 'uu', 'D']) throws('SyntaxError', () => new RegExp('', f));
for (const [p, f] of [['\\p{Foo}', 'u'], ['(?<a>.)(?<a>.)', 'd'], ['[b-a]', 'd'], ['(', 'u'], ['\\1', 'u'], ['[(]', 'v'], ['(?i-i:a)', ''], ['(?z:a)', '']]) throws('SyntaxError', () => new RegExp(p, f));
is(['é1', '日本', 'a'].map(s => /^\p{L}+$/u.test(s)), [false, true, true]);
is('naïve café'.match(/\p{L}+/gu), ['naïve', 'café']);
is('aΒcД'.replace(/\p{Script=Greek}|\p{sc=Cyrl}/gu, '_'), 'a_c_');
is('𝒳y'.match(/\P{Lu}/u)[0], 'y');
is(/[^\p{Lu}\d]/u.exec('A1b')[0], 'b');
is(/\p{Lu}/iu.test('a'), true);
is('👍🏽x👨‍👩‍👧'.match(/\p{RGI_Emoji}/gv), ['👍🏽', '👨‍👩‍👧']);
is('abc'.match(/[\w--[ac]]/v)[0], 'b');
// The pattern is shown as it was written.
is([/\p{L}/gu.source, String(/\p{L}/gu), `${/[\p{L}--b]/v}`, /(?i:a)/.source, new RegExp('/', 'u').source, new RegExp('\n', 'v').source, new RegExp('', 'v').source], ['\\p{L}', '/\\p{L}/gu', '/[\\p{L}--b]/v', '(?i:a)', '\\/', '\\n', '(?:)']);
is([new RegExp('/').source, new RegExp('[/]').source, new RegExp('\\/').source, new RegExp('\u2028').source], ['\\/', '[/]', '\\/', '\\u2028']);
is(Object.prototype.toString.call(/\p{L}/u), '[object RegExp]');
is(Reflect.ownKeys(/\p{L}/u), ['lastIndex']);
is(Object.getOwnPropertyDescriptor(/\p{L}/u, 'lastIndex'), { value: 0, writable: true, enumerable: false, configurable: false });
is(Object.getPrototypeOf(/\p{L}/u) === RegExp.prototype, true);
{ const f = () => /\p{L}/u; is(f() === f(), false) }
// Construction
{
  const r = /\p{L}/gu;
  r.lastIndex = 2;
  is([RegExp(r) === r, new RegExp(r) === r, new RegExp(r).flags, new RegExp(r).lastIndex, new RegExp(r, 'v').flags, RegExp(r, 'u') === r, new RegExp(r, '').source], [true, false, 'gu', 0, 'v', false, '\\p{L}']);
  class Sub extends RegExp { get tag() { return 'sub' } }
  const s = new Sub('\\p{L}', 'gu');
  is([s instanceof Sub, s.tag, 'é1ü'.match(s), 'é1ü'.replace(s, '_'), 'é1ü'.split(s), [...'é1ü'.matchAll(s)].length, s.source], [true, 'sub', ['é', 'ü'], '_1_', ['', '1', ''], 2, '\\p{L}']);
  is(Object.getPrototypeOf(new Sub(/a/u)) === Sub.prototype, true);
  is(Object.getPrototypeOf(new Sub(/a/)) === Sub.prototype, true);
  is(Object.getPrototypeOf(Reflect.construct(RegExp, ['a', 'v'], Sub)) === Sub.prototype, true);
  const like = { [Symbol.match]: true, source: '\\p{Lu}', flags: 'u', constructor: RegExp };
  is([RegExp(like) === like, new RegExp(like).source, new RegExp(like, 'g').flags], [true, '\\p{Lu}', 'g']);
  const not = /\p{L}/u; not[Symbol.match] = false;
  is(RegExp(not) === not, false);
}
// lastIndex
{
  const r = /\p{L}/gu;
  is([r.test('é1ü'), r.lastIndex, r.test('é1ü'), r.lastIndex, r.test('é1ü'), r.lastIndex], [true, 1, true, 3, false, 0]);
  const y = /\p{L}/yu;
  is([y.test('1é'), y.lastIndex], [false, 0]);
  y.lastIndex = 1;
  is([y.test('1é'), y.lastIndex], [true, 2]);
  y.lastIndex = 9;
  is([y.exec('é'), y.lastIndex], [null, 0]);
  const plain = /\p{L}/u; plain.lastIndex = 5;
  is([plain.test('é'), plain.lastIndex], [true, 5]);
  const g = /./gu;
  g.exec('😀a');
  is(g.lastIndex, 2);
  const frozen = Object.freeze(/a/gu);
  throws('TypeError', () => frozen.exec('a'));
  let n = 0;
  const o = /\p{L}/u; o.lastIndex = { valueOf() { n++; return 0 } };
  o.exec('a');
  is(n, 1);
}
// Indices
{
  const m = /(?<y>\d{4})-(?<m>\d\d)?(z)?/d.exec('on 2024-05');
  is([m.indices, m.indices.groups.y, m.indices.groups.m, Object.getPrototypeOf(m.indices.groups), m.groups.y, m.index], [[[3, 10], [3, 7], [8, 10], undefined], [3, 7], [8, 10], null, '2024', 3]);
  is(Object.keys(m), ['0', '1', '2', '3', 'index', 'input', 'groups', 'indices']);
  is([/a/.exec('a').indices, /a/d.exec('a').indices.groups, /a/d.exec('a').groups], [undefined, undefined, undefined]);
  is(/😀(.)/du.exec('😀x').indices, [[0, 3], [2, 3]]);
}
// Under symbols
is('a1b2'.replace(/(?<l>\p{L})(\d)/gu, '$2$<l>'), '1a2b');
is('a1b2'.replace(/(?<l>[a-z])(\d)/gv, '$2$<l>$$$&$`$\''), '1a$a1b22b$b2a1');
is('a1'.replace(/(?<l>[a-z])(\d)/v, (...a) => text(a)), '["a1", "a", "1", 0, "a1", {l: "a"}]');
is([...'😀a'.matchAll(/(?:)/gv)].map(m => m.index), [0, 2, 3]);
is([...'😀a'.matchAll(/(?:)/gu)].map(m => m.index), [0, 2, 3]);
is('😀a'.match(/(?:)/gv), ['', '', '']);
is('😀b'.split(/(?:)/v), ['😀', 'b']);
is('a-b-c'.split(/(-)/v), ['a', '-', 'b', '-', 'c']);
is('a-b-c'.split(/-/v, 2), ['a', 'b']);
is(''.split(/(?:)/v), []);
is('xAy'.search(/[a]/iv), 1);
is('aaa'.replaceAll(/a/gv, 'b'), 'bbb');
throws('TypeError', () => 'a'.replaceAll(/a/v, 'b'));
throws('TypeError', () => 'a'.matchAll(/a/v));
is(RegExp.prototype[Symbol.match].call(/a/gv, 'banana').length, 3);
{
  const r = /a/u; r.exec = () => ({ index: 0, 0: 'x', length: 1 });
  is([r.test('zzz'), 'abc'.replace(r, '!')], [true, '!bc']);
  throws('TypeError', () => RegExp.prototype.test.call({ exec: () => 1 }, 'a'));
  is(RegExp.prototype.test.call({ exec: () => null }, 'a'), false);
  throws('TypeError', () => RegExp.prototype.exec.call({}, 'a'));
}
// Modifiers, and flags inside
is([/(?i:a)b/.test('Ab'), /(?i:a)b/.test('AB'), /(?-i:a)b/i.test('aB'), /(?-i:a)b/i.test('AB'), /(?s:.)/.test('\n'), /(?m:^b)/.test('a\nb')], [true, false, true, false, true, true]);
// compile
{
  const r = /a/g;
  is(r.compile('\\p{L}', 'u') === r, true);
  is([r.test('é'), r.flags, String(r), r.compile('b').flags, r.test('b'), r.test('é'), r.compile(/\p{Lu}/v).flags], [true, 'u', '/\\p{L}/u', '', true, false, 'v']);
  throws('TypeError', () => r.compile(/a/, 'g'));
  throws('SyntaxError', () => r.compile('(', 'u'));
}
// Case
is([/[^x]/iu.test('X'), /[^\P{Lu}]/iu.test('a'), /\u212a/iu.test('k'), /[\u017f]/iu.test('s'), /\w/iu.test('\u017f'), /\W/iu.test('\u017f'), /ß/iu.test('ẞ'), /σ/iu.test('ς')], [false, false, true, true, true, false, true, true]);
// Captures start anew at each round of a loop.
is(/(?:(a)|b)*/d.exec('ab'), ['ab', undefined]);
is(/(z)((a+)?(b+)?(c))*/u.exec('zaacbbbcac'), ['zaacbbbcac', 'z', 'ac', 'a', undefined, 'c']);
throws('RangeError', () => /(?:a|b|(c))*$/u.exec('ab'.repeat(12e5) + 'd'));
// Code that is compiled while a script runs.
is([eval('/\\p{L}/u').test('é'), (0, eval)('/\\p{Lu}/u').test('é'), new Function('s', 'return /^\\p{L}+$/v.test(s)')('日本'), (() => { }).constructor('return /a/d.hasIndices')()], [true, false, true, true]);
is([eval("let x = 'é'; /(?=é)./.exec(x)[0] + /(.)\\1/.source"), eval(5), eval(), eval('1 / 2'), new Function('a', 'b', 'return a / b / 2')(8, 2)], ['é(.)\\1', 5, undefined, 0.5, 2]);
for (const s of ['/\\p{Foo}/u', '/(/u', '/a/uv']) { throws('SyntaxError', () => eval(s)); throws('SyntaxError', () => new Function(s)) }
is([Function.length, Function.name, new Function().name, typeof new (class F extends Function { })('return 1')], [1, 'Function', 'anonymous', 'function']);
// Patterns of which goja's engines would remember too much, with no flag at all.
is([/(?:(a)|b)*/.exec('ab'), /(z)((a+)?(b+)?(c))*/.exec('zaacbbbcac'), /(a*)*/.exec('b'), /(?:|a)*/.exec('aa'), /(?:(a)|(b)|(c))+/.exec('abc'), /(a|b)*/.exec('ab'), /(?:a?)*?$/.exec('aab'), /((a)|b)?c/.exec('bc')],
  [['ab', undefined], ['zaacbbbcac', 'z', 'ac', 'a', undefined, 'c'], ['', undefined], ['aa'], ['abc', undefined, undefined, 'c'], ['ab', 'b'], [''], ['bc', 'b', undefined]]);
for (const p of ['a**', '(', ')', '[b-a]', 'a{2,1}', '(?<a>.)(?<a>.)', '(?<a', '\\k<a>(?<b>.)', '?', '^*', '(?<=a)*', '{1}']) throws('SyntaxError', () => new RegExp(p));
