// Writes tables.go: the Unicode properties that ECMA-262 (22.2.2.9, tables 66 to 69) lets patterns name, as the Unicode
// data of the Node that runs this has them. `go generate` runs it.
'use strict';
const fs = require('fs');

const categories = 'Cased_Letter,LC Close_Punctuation,Pe Connector_Punctuation,Pc Control,Cc,cntrl Currency_Symbol,Sc Dash_Punctuation,Pd ' +
  'Decimal_Number,Nd,digit Enclosing_Mark,Me Final_Punctuation,Pf Format,Cf Initial_Punctuation,Pi Letter,L Letter_Number,Nl ' +
  'Line_Separator,Zl Lowercase_Letter,Ll Mark,M,Combining_Mark Math_Symbol,Sm Modifier_Letter,Lm Modifier_Symbol,Sk ' +
  'Nonspacing_Mark,Mn Number,N Open_Punctuation,Ps Other,C Other_Letter,Lo Other_Number,No Other_Punctuation,Po Other_Symbol,So ' +
  'Paragraph_Separator,Zp Private_Use,Co Punctuation,P,punct Separator,Z Space_Separator,Zs Spacing_Mark,Mc Surrogate,Cs ' +
  'Symbol,S Titlecase_Letter,Lt Unassigned,Cn Uppercase_Letter,Lu';
const binaries = 'ASCII ASCII_Hex_Digit,AHex Alphabetic,Alpha Any Assigned Bidi_Control,Bidi_C Bidi_Mirrored,Bidi_M ' +
  'Case_Ignorable,CI Cased Changes_When_Casefolded,CWCF Changes_When_Casemapped,CWCM Changes_When_Lowercased,CWL ' +
  'Changes_When_NFKC_Casefolded,CWKCF Changes_When_Titlecased,CWT Changes_When_Uppercased,CWU Dash ' +
  'Default_Ignorable_Code_Point,DI Deprecated,Dep Diacritic,Dia Emoji Emoji_Component,EComp Emoji_Modifier,EMod ' +
  'Emoji_Modifier_Base,EBase Emoji_Presentation,EPres Extended_Pictographic,ExtPict Extender,Ext Grapheme_Base,Gr_Base ' +
  'Grapheme_Extend,Gr_Ext Hex_Digit,Hex IDS_Binary_Operator,IDSB IDS_Trinary_Operator,IDST ID_Continue,IDC ID_Start,IDS ' +
  'Ideographic,Ideo Join_Control,Join_C Logical_Order_Exception,LOE Lowercase,Lower Math Noncharacter_Code_Point,NChar ' +
  'Pattern_Syntax,Pat_Syn Pattern_White_Space,Pat_WS Quotation_Mark,QMark Radical Regional_Indicator,RI ' +
  'Sentence_Terminal,STerm Soft_Dotted,SD Terminal_Punctuation,Term Unified_Ideograph,UIdeo Uppercase,Upper ' +
  'Variation_Selector,VS White_Space,space XID_Continue,XIDC XID_Start,XIDS';
const scripts = 'Adlam,Adlm Ahom Anatolian_Hieroglyphs,Hluw Arabic,Arab Armenian,Armn Avestan,Avst Balinese,Bali Bamum,Bamu ' +
  'Bassa_Vah,Bass Batak,Batk Bengali,Beng Beria_Erfe,Berf Bhaiksuki,Bhks Bopomofo,Bopo Brahmi,Brah Braille,Brai Buginese,Bugi Buhid,Buhd ' +
  'Canadian_Aboriginal,Cans Carian,Cari Caucasian_Albanian,Aghb Chakma,Cakm Cham Cherokee,Cher Chorasmian,Chrs Common,Zyyy ' +
  'Coptic,Copt,Qaac Cuneiform,Xsux Cypriot,Cprt Cypro_Minoan,Cpmn Cyrillic,Cyrl Deseret,Dsrt Devanagari,Deva Dives_Akuru,Diak ' +
  'Dogra,Dogr Duployan,Dupl Egyptian_Hieroglyphs,Egyp Elbasan,Elba Elymaic,Elym Ethiopic,Ethi Garay,Gara Georgian,Geor ' +
  'Glagolitic,Glag Gothic,Goth Grantha,Gran Greek,Grek Gujarati,Gujr Gunjala_Gondi,Gong Gurmukhi,Guru Gurung_Khema,Gukh Han,Hani Hangul,Hang ' +
  'Hanifi_Rohingya,Rohg Hanunoo,Hano Hatran,Hatr Hebrew,Hebr Hiragana,Hira Imperial_Aramaic,Armi Inherited,Zinh,Qaai ' +
  'Inscriptional_Pahlavi,Phli Inscriptional_Parthian,Prti Javanese,Java Kaithi,Kthi Kannada,Knda Katakana,Kana Kawi Kayah_Li,Kali ' +
  'Kharoshthi,Khar Khitan_Small_Script,Kits Khmer,Khmr Khojki,Khoj Khudawadi,Sind Kirat_Rai,Krai Lao,Laoo Latin,Latn Lepcha,Lepc Limbu,Limb ' +
  'Linear_A,Lina Linear_B,Linb Lisu Lycian,Lyci Lydian,Lydi Mahajani,Mahj Makasar,Maka Malayalam,Mlym Mandaic,Mand Manichaean,Mani ' +
  'Marchen,Marc Masaram_Gondi,Gonm Medefaidrin,Medf Meetei_Mayek,Mtei Mende_Kikakui,Mend Meroitic_Cursive,Merc ' +
  'Meroitic_Hieroglyphs,Mero Miao,Plrd Modi Mongolian,Mong Mro,Mroo Multani,Mult Myanmar,Mymr Nabataean,Nbat Nag_Mundari,Nagm ' +
  'Nandinagari,Nand New_Tai_Lue,Talu Newa Nko,Nkoo Nushu,Nshu Nyiakeng_Puachue_Hmong,Hmnp Ogham,Ogam Ol_Chiki,Olck Ol_Onal,Onao ' +
  'Old_Hungarian,Hung Old_Italic,Ital Old_North_Arabian,Narb Old_Permic,Perm Old_Persian,Xpeo Old_Sogdian,Sogo ' +
  'Old_South_Arabian,Sarb Old_Turkic,Orkh Old_Uyghur,Ougr Oriya,Orya Osage,Osge Osmanya,Osma Pahawh_Hmong,Hmng Palmyrene,Palm ' +
  'Pau_Cin_Hau,Pauc Phags_Pa,Phag Phoenician,Phnx Psalter_Pahlavi,Phlp Rejang,Rjng Runic,Runr Samaritan,Samr Saurashtra,Saur ' +
  'Sharada,Shrd Shavian,Shaw Siddham,Sidd Sidetic,Sidt SignWriting,Sgnw Sinhala,Sinh Sogdian,Sogd Sora_Sompeng,Sora Soyombo,Soyo Sundanese,Sund ' +
  'Sunuwar,Sunu Syloti_Nagri,Sylo Syriac,Syrc Tagalog,Tglg Tagbanwa,Tagb Tai_Le,Tale Tai_Tham,Lana Tai_Viet,Tavt Tai_Yo,Tayo Takri,Takr ' +
  'Tamil,Taml Tangsa,Tnsa Tangut,Tang Telugu,Telu Thaana,Thaa Thai Tibetan,Tibt Tifinagh,Tfng Tirhuta,Tirh Todhri,Todr Tolong_Siki,Tols ' +
  'Toto Tulu_Tigalari,Tutg Ugaritic,Ugar Vai,Vaii Vithkuqi,Vith Wancho,Wcho Warang_Citi,Wara Yezidi,Yezi Yi,Yiii Zanabazar_Square,Zanb';

let low = '', high = '';
for (let c = 0; c < 0xD800; c++) low += String.fromCodePoint(c);
for (let c = 0xE000; c <= 0x10FFFF; c++) high += String.fromCodePoint(c);

// spans returns the ranges of code points that a property covers.
function spans(property) {
  const all = new RegExp(`\\p{${property}}+`, 'gu'), one = new RegExp(`\\p{${property}}`, 'u');
  const found = [];
  const add = (lo, hi) => {
    const last = found.at(-1);
    if (last && last[1] + 1 === lo) last[1] = hi; else found.push([lo, hi]);
  };
  for (const m of low.matchAll(all)) add(m.index, m.index + m[0].length - 1);
  for (let c = 0xD800; c < 0xE000; c++) if (one.test(String.fromCharCode(c))) add(c, c);
  // A run of adjacent code points is one match; its ends tell all.
  for (const m of high.matchAll(all)) {
    const first = m[0].codePointAt(0), n = [...m[0]].length;
    add(first, first + n - 1);
  }
  return found;
}

// encode writes ranges as the distances between their ends, seven bits a byte and least first.
function encode(ranges) {
  let out = '', at = 0;
  const put = n => { for (; n > 127; n = Math.floor(n / 128)) out += hex(n % 128 + 128); out += hex(n); };
  const hex = b => b >= 32 && b < 127 && b !== 34 && b !== 92 ? String.fromCharCode(b) : '\\x' + b.toString(16).padStart(2, '0');
  for (const [lo, hi] of ranges) { put(lo - at); put(hi - lo); at = hi; }
  return out;
}

let go = `// Code generated by tables_gen.js; DO NOT EDIT.

package regex

// unicodeVersion is the version of the Unicode data below.
const unicodeVersion = "${process.versions.unicode}"

`;
function table(name, comment, list, property) {
  go += `// ${comment}\nvar ${name} = [...]propertyData{\n`;
  for (const names of list.split(' ')) {
    const all = names.split(',');
    for (const alias of all) new RegExp(`\\p{${property(alias)}}`, 'u'); // throws for an unknown name
    go += `\t{"${all.join(' ')}", "${encode(spans(property(all[0])))}"},\n`;
  }
  go += '}\n\n';
}
table('generalCategories', 'generalCategories are the values of General_Category.', categories, n => `gc=${n}`);
table('scripts', 'scripts are the values of Script.', scripts, n => `sc=${n}`);
table('scriptExtensions', 'scriptExtensions are the values of Script_Extensions.', scripts, n => `scx=${n}`);
table('binaryProperties', 'binaryProperties are the properties without a value.', binaries, n => n);

// The properties of strings. Only whether a string has one can be asked, so candidates are put together.
const has = name => { const r = new RegExp(`^\\p{${name}}$`, 'v'); return s => r.test(s); };
const chars = name => spans(name).flatMap(([lo, hi]) => Array.from({ length: hi - lo + 1 }, (_, i) => String.fromCodePoint(lo + i)));
const emoji = chars('Emoji'), bases = chars('Emoji_Modifier_Base'), tones = chars('Emoji_Modifier'), flags = chars('Regional_Indicator');
const VS = '\uFE0F', ZWJ = '\u200D';
const sets = {
  Basic_Emoji: [...emoji, ...emoji.map(e => e + VS)],
  Emoji_Keycap_Sequence: [...'0123456789#*'].map(c => c + VS + '\u20E3'),
  RGI_Modifier_Sequence: bases.flatMap(b => tones.map(t => b + t)),
  RGI_Flag_Sequence: flags.flatMap(a => flags.map(b => a + b)),
  RGI_Emoji_Tag_Sequence: ['gbeng', 'gbsct', 'gbwls'].map(t => '\u{1F3F4}' + [...t, '\u007F'].map(c => String.fromCodePoint(0xE0000 + c.codePointAt(0))).join('')),
};
const names = { RGI_Modifier_Sequence: 'RGI_Emoji_Modifier_Sequence', RGI_Flag_Sequence: 'RGI_Emoji_Flag_Sequence' };
const kept = {};
for (const [name, candidates] of Object.entries(sets)) kept[names[name] ?? name] = candidates.filter(has(names[name] ?? name));
const isZWJ = has('RGI_Emoji_ZWJ_Sequence');
const parts = [...kept.Basic_Emoji, ...emoji, ...kept.RGI_Emoji_Modifier_Sequence];
const unique = [...new Set(parts)];
const pairs = [];
for (const a of unique) for (const b of unique) if (isZWJ(a + ZWJ + b)) pairs.push(a + ZWJ + b);
const people = ['\u{1F468}', '\u{1F469}', '\u{1F9D1}', '\u{1F9D2}', '\u{1F466}', '\u{1F467}'];
const toned = people.flatMap(p => [p, ...tones.map(t => p + t)]);
const longer = new Set();
const test = s => { if (isZWJ(s)) longer.add(s); };
for (const a of toned) for (const m of unique) for (const b of toned) test([a, m, b].join(ZWJ));
for (const a of toned) for (const b of toned) test([a, '\u2764' + VS, '\u{1F48B}', b].join(ZWJ));
for (const a of people) for (const b of people) for (const c of people) { test([a, b, c].join(ZWJ)); for (const d of people) test([a, b, c, d].join(ZWJ)); }
for (const p of pairs) test(p + ZWJ + '\u27A1' + VS);
kept.RGI_Emoji_ZWJ_Sequence = [...new Set([...pairs, ...longer])];
kept.RGI_Emoji = Object.values(kept).flat();
if (!kept.RGI_Emoji.every(has('RGI_Emoji'))) throw new Error('RGI_Emoji');
go += '// stringProperties are the properties of strings, each a list of its strings with spaces between. RGI_Emoji is all of them.\nvar stringProperties = [...]stringData{\n';
for (const [name, list] of Object.entries(kept)) {
  if (name === 'RGI_Emoji') continue;
  console.error(name, list.length);
  go += `\t{"${name}", "${list.map(s => [...s].map(c => { const n = c.codePointAt(0); return n < 128 ? c : n > 0xFFFF ? '\\U' + n.toString(16).padStart(8, '0') : '\\u' + n.toString(16).padStart(4, '0'); }).join('')).join(' ')}"},\n`;
}
go += '}\n';

fs.writeFileSync(__dirname + '/tables.go', go);
