package source

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash/fnv"
	"net/url"
	"path"
	"strings"

	"github.com/dop251/goja/file"
	"github.com/evanw/esbuild/pkg/api"
	"github.com/go-sourcemap/sourcemap"
)

// Language is what a source is written in.
type Language uint8

// The languages. JSX and TypeScript always go through esbuild, JavaScript only where goja cannot parse it.
const (
	JavaScript Language = iota
	JSX
	TypeScript
	TSX
)

// transformed is what esbuild makes of a source.
type transformed struct {
	code      string
	sourceMap []byte
}

// transform has esbuild strip types, JSX and syntax that goja does not know. Async functions, async generators, for
// await and modules stay as they are: they are lowered by internal/rewrite and by this package.
// common asks for CommonJS in place of imports and exports.
func transform(name, text string, lang Language, tsconfig string, common bool) (*transformed, *Error) {
	format := api.FormatDefault
	if common && mayHoldModuleSyntax(text) {
		format = api.FormatCommonJS
	}
	loader := map[Language]api.Loader{JavaScript: api.LoaderJS, JSX: api.LoaderJSX, TypeScript: api.LoaderTS, TSX: api.LoaderTSX}[lang]
	res := api.Transform(text, api.TransformOptions{
		Loader: loader, Target: api.ESNext, Format: format, Sourcefile: url.PathEscape(path.Base(name)), TsconfigRaw: tsconfig,
		Sourcemap: api.SourceMapExternal, SourcesContent: api.SourcesContentExclude, LogLevel: api.LogLevelSilent,
		Supported: map[string]bool{"using": false, "decorators": false, "import-attributes": true, "top-level-await": true,
			"regexp-dot-all-flag": true, "regexp-lookbehind-assertions": true, "regexp-named-capture-groups": true,
			"regexp-unicode-property-escapes": true, "regexp-match-indices": true, "regexp-set-notation": true},
	})
	if len(res.Errors) > 0 {
		m := res.Errors[0]
		e := &Error{Message: m.Text, File: name, Line: 1, Column: 1}
		if m.Location != nil {
			e.Line, e.Column = m.Location.Line, m.Location.Column+1
		}
		return nil, e
	}
	return &transformed{string(res.Code), countFromOne(res.Map)}, nil
}

// PositionName returns what goja calls a file with a source map in positions: it takes names for URLs.
func PositionName(name string) string {
	if u := file.ResolveSourcemapURL(name, url.PathEscape(path.Base(name))); u != nil {
		return u.String()
	}
	return name
}

// consumer reads the source map; nil if it cannot be read.
func (t *transformed) consumer() *sourcemap.Consumer {
	if t == nil || len(t.sourceMap) == 0 {
		return nil
	}
	c, err := sourcemap.Parse("", t.sourceMap)
	if err != nil {
		return nil
	}
	return c
}

// encode and decodeTransformed are the form in which a Store keeps it, with a checksum.
func (t *transformed) encode() []byte {
	var b bytes.Buffer
	b.Write(binary.BigEndian.AppendUint64(nil, checksum(t.code, t.sourceMap)))
	b.Write(binary.BigEndian.AppendUint32(nil, uint32(len(t.code))))
	b.WriteString(t.code)
	b.Write(t.sourceMap)
	return b.Bytes()
}

func decodeTransformed(data []byte) *transformed {
	if len(data) < 12 {
		return nil
	}
	n := int(binary.BigEndian.Uint32(data[8:]))
	if n < 0 || n > len(data)-12 {
		return nil
	}
	t := &transformed{string(data[12 : 12+n]), bytes.Clone(data[12+n:])}
	if checksum(t.code, t.sourceMap) != binary.BigEndian.Uint64(data) {
		return nil
	}
	return t
}

func checksum(code string, m []byte) uint64 {
	h := fnv.New64a()
	h.Write([]byte(code))
	h.Write([]byte{0})
	h.Write(m)
	return h.Sum64()
}

// needsLowering reports whether a source that goja does not parse may hold syntax that esbuild can lower: using
// declarations and decorators.
func needsLowering(text string) bool {
	return strings.Contains(text, "using") || strings.Contains(text, "@")
}

// storeKey names what esbuild makes of a source.
func storeKey(text, file, tsconfig string, lang Language, common bool) string {
	h := sha256.New()
	for _, s := range []string{"esbuild 0.28.2", path.Base(file), tsconfig, fmt.Sprint(lang, common), text} {
		h.Write(binary.BigEndian.AppendUint64(nil, uint64(len(s))))
		h.Write([]byte(s))
	}
	return hex.EncodeToString(h.Sum(nil))
}
