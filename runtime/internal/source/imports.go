package source

import (
	"slices"
	"strings"
)

// DynamicImports prepares text, a source for eval or Function that stands between before and after, for goja: in each
// import() of it, stand takes the place of the word import. What does not parse is returned as it is, for goja to report;
// the error tells of a wrong use of import.
func DynamicImports(before, text, after, stand string) (string, error) {
	if !strings.Contains(text, "import") {
		return text, nil
	}
	whole := before + text + after
	sc, err := scan(whole)
	if err != nil || len(sc.decls) > 0 || len(sc.uses) == 0 {
		return text, nil
	}
	tree, err := Parse("eval", sc.text)
	if err != nil {
		return text, nil
	}
	r := &reading{sc: sc, src: whole, tree: tree, mod: &Module{}, found: map[int]bool{}, free: map[string]bool{}}
	r.walk(false)
	if r.err != nil {
		return "", r.err
	}
	slices.Sort(r.calls)
	var b strings.Builder
	at := 0
	for _, offset := range r.calls {
		offset -= len(before)
		if offset < at || offset+len("import") > len(text) {
			return text, nil
		}
		b.WriteString(text[at:offset] + stand)
		at = offset + len("import")
	}
	return b.String() + text[at:], nil
}
