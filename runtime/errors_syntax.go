package runtime

import (
	"regexp"
	"strings"

	"github.com/dop251/goja"
)

// NewSyntaxError makes the error of a source that cannot be read, whichever parser said so: line and column are from 1,
// the column in UTF-16 units; source is the text of the whole file, "" where there is none to show. A message in goja's
// or esbuild's words becomes one in V8's where theirs are cryptic. It may be called from any goroutine.
func NewSyntaxError(file string, line, column int, message, source string) *ScriptError {
	e := &ScriptError{Name: "SyntaxError", Message: syntaxMessage(message), prefix: "Uncaught",
		Frames: []Frame{{File: file, Line: max(line, 1), Column: max(column, 1)}}}
	e.excerpt, _ = lineOf(source, max(line, 1))
	return e
}

// syntaxMessage puts a parser's message into V8's words.
func syntaxMessage(message string) string {
	message = strings.TrimPrefix(strings.TrimSpace(message), "SyntaxError: ")
	message, _, _ = strings.Cut(message, "\n")
	for _, w := range []struct{ theirs, ours string }{
		{`Unexpected token \(?ILLEGAL\)?`, "Invalid or unexpected token"},
		{`Unexpected end of (?:file|input)`, "Unexpected end of input"},
		{`Unexpected token ([^\s']+)`, "Unexpected token '$1'"},
		{`Unexpected "(.+)"`, "Unexpected token '$1'"},
		{`Expected .+ but found end of file`, "Unexpected end of input"},
		{`Expected ("[^"]+"|\w+) but found "(.+)"`, "Unexpected token '$2', expected $1"},
		{`(?:Identifier|The symbol) ['"](.+)['"] has already been declared`, "Identifier '$1' has already been declared"},
		{`Unterminated string literal`, "Invalid or unexpected token (a string that does not end)"},
	} {
		if re := regexp.MustCompile("^" + w.theirs + "$"); re.MatchString(message) { // compiled here: rare, and start-up is not
			return re.ReplaceAllString(message, w.ours)
		}
	}
	return message
}

// rewordSyntax is given the arguments by which goja constructs the SyntaxError of eval and new Function, which name the
// file and count the errors that follow from the first, or that of JSON.parse, which are encoding/json's.
func (l *Loop) rewordSyntax(args []goja.Value) []goja.Value {
	message := args[0].String()
	if strings.HasPrefix(message, "Unexpected end of JSON input") || message == "unexpected EOF" {
		return []goja.Value{l.vm.ToValue("Unexpected end of JSON input")}
	}
	if rest, ok := strings.CutPrefix(message, "invalid character '"); ok {
		if c, _, ok := strings.Cut(rest, "' "); ok {
			return []goja.Value{l.vm.ToValue("Unexpected token '" + c + "' in JSON")}
		}
	}
	if !strings.Contains(message, ": Line ") { // as for JSON.parse and RegExp, whose errors may be many
		return args
	}
	m := regexp.MustCompile(`^(?:SyntaxError: )?<?\w*>?: Line \d+:\d+ (.*?)(?: \(and \d+ more errors\))?$`).FindStringSubmatch(message)
	if m == nil {
		return args
	}
	return []goja.Value{l.vm.ToValue(syntaxMessage(m[1]))}
}
