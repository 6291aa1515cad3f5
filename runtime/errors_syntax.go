package runtime

import (
	"regexp"
	"strings"
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

// syntaxWordings turn messages of the parsers, whole ones, into V8's.
var syntaxWordings = []struct {
	theirs *regexp.Regexp
	ours   string
}{
	{regexp.MustCompile(`^Unexpected token \(?ILLEGAL\)?$`), "Invalid or unexpected token"},
	{regexp.MustCompile(`^Unexpected end of (?:file|input)(?: but .*)?$`), "Unexpected end of input"},
	{regexp.MustCompile(`^Unexpected token (\S+)$`), "Unexpected token '$1'"},
	{regexp.MustCompile(`^Unexpected "(.+)"$`), "Unexpected token '$1'"},
	{regexp.MustCompile(`^Expected "(.+)" but found end of file$`), "Unexpected end of input"},
	{regexp.MustCompile(`^Expected ("[^"]+"|\w+) but found "(.+)"$`), "Unexpected token '$2', expected $1"},
	{regexp.MustCompile(`^(?:Identifier|The symbol) ['"](.+)['"] has already been declared$`), "Identifier '$1' has already been declared"},
	{regexp.MustCompile(`^Unterminated string literal$`), "Invalid or unexpected token (a string that does not end)"},
}

func syntaxMessage(message string) string {
	message = strings.TrimPrefix(strings.TrimSpace(message), "SyntaxError: ")
	message, _, _ = strings.Cut(message, "\n")
	for _, w := range syntaxWordings {
		if w.theirs.MatchString(message) {
			return w.theirs.ReplaceAllString(message, w.ours)
		}
	}
	return message
}
