package source

import (
	"strings"
	"testing"

	"github.com/corojs/coro/runtime/internal/rewrite"
	"github.com/dop251/goja/parser"
)

// odd are sources in which import and export are words, or stand where only a tokeniser sees that they are none.
var odd = []string{
	"a.import; a?.export; ({ import: 1, export() {} }); class A { import() {} static export = 1; #import; get export() { return this.#import } }",
	"'import x from y'; \"export {}\"; `import ${`export ${1}`} {`; // import\n/* export */",
	"/import '/.test(x); a = b / import_ / 2; if (x) /export {}/.exec(y); (x) / export_ / 1; [1] / 2 / import_; x++ / export_ / 1",
	"function f() {} /import/.x; var g = function () {} / 2 / import_; ({}) / 1 / export_; a = {} / 1; x = () => {}\n/import/.y",
	"`a${ { b: `}` }.b }/import/`; a = 1 /*\n*/ /import/g.flags; for (const x of /import/) ; return_ / import_ / 1",
	"label: { /import/ } switch (a) { case /import/: default: /export/ } do /import/.x; while (0) typeof /import/ / 1",
	"export_ => import_; $import = _export; \\u0061import; importé; éexport",
}

// TestScanLeavesScriptsAlone checks that nothing is taken for module syntax that is none.
func TestScanLeavesScriptsAlone(t *testing.T) {
	for _, src := range odd {
		sc, err := scan(src)
		if err != nil || len(sc.decls) > 0 {
			t.Errorf("%s\n\tgot %v, %v, want no declarations", src, sc, err)
		}
	}
}

// TestScanKeepsPositions checks that what stands for module syntax is as long, with the same lines.
func TestScanKeepsPositions(t *testing.T) {
	for _, src := range []string{
		"import\na,\r\n{ b }\u2028from 'x'; export default\nfunction\n() {}", "export {\n}; export * \nfrom 'é'", "export/**/default/*\n*/class\nextends B {}", "import('x'); import.meta",
	} {
		sc, err := scan(src)
		if err != nil {
			t.Errorf("%q: %v", src, err)
			continue
		}
		if len(sc.text) != len(src) {
			t.Errorf("%q: got %d bytes, want %d", src, len(sc.text), len(src))
		}
		if strings.Contains(sc.text, "import") || strings.Contains(sc.text, "export") {
			t.Errorf("%q: got %q, want no module syntax", src, sc.text)
		}
	}
}

// FuzzScan checks that a script which goja parses is still the same script behind scan, unless scan refuses it, and that
// compiling any text ends in a unit or an error.
func FuzzScan(f *testing.F) {
	for _, src := range odd {
		f.Add(src)
	}
	f.Add("import a, { b as c } from 'x' with { type: 'json' }; export default class {} export * as d from \"y\"; import('z').then(import.meta)")
	f.Add("export default function () {}\n(1)\nexport { x as 'y' }; var x = 1")
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 4096 || checkText("f", src) != nil {
			return
		}
		if tree, err := rewrite.ParseScript("f.js", src, parser.WithDisableSourceMaps); err == nil {
			sc, err := scan(src)
			if err != nil {
				t.Fatalf("a script is refused: %v\n%s", err, src)
			}
			if len(sc.decls) > 0 {
				t.Fatalf("a script has declarations: %+v\n%s", sc.decls, src)
			}
			again, err := rewrite.ParseScript("f.js", sc.text, parser.WithDisableSourceMaps)
			if err != nil || len(again.Body) != len(tree.Body) {
				t.Fatalf("a script is another one behind the scanner: %v\n%s\n%s", err, src, sc.text)
			}
		}
		_, _ = Compile(src, Options{File: "f.mjs", Kind: AsModule}, &Tables{}, nil)
	})
}
