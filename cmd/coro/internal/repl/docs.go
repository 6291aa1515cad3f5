package repl

import (
	"regexp"
	"strings"
	"sync"
)

// doc shows what the declarations say of a name.
func (r *repl) doc(name string) error {
	for _, text := range r.o.Docs {
		if d, ok := lookupDoc(text, name); ok {
			return r.print(d + "\n")
		}
	}
	return r.complain(".doc: nothing is written about %q; .type tells what it is", name)
}

var declaration = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\s*(?:export\s+)?(?:declare\s+)?(?:default\s+)?(?:abstract\s+)?` +
		`(?:(function|const|let|var|class|interface|type|namespace|module)\s+)?` +
		`(?:(?:static|readonly|get|set)\s+)*"?([\p{L}_$][\p{L}\p{N}_$]*)"?\s*[?(<:={;]?`)
})

// lookupDoc finds the documentation comment of name in the text of a .d.ts file and returns it with its declaration.
// Name may be a member, as in Task.cancel, and the members of a module or namespace are found by their name alone and
// with the module's: sleep and asyncio.sleep.
func lookupDoc(text, name string) (string, bool) {
	_, last, member := cutLast(name, ".")
	if !member {
		last = name
	}
	type open struct {
		name  string
		depth int
	}
	var scopes []open
	depth := 0
	var comment []string
	inComment := false
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		trimmed := strings.TrimSpace(line)
		if inComment || strings.HasPrefix(trimmed, "/**") {
			if !inComment {
				comment = nil
			}
			inComment = !strings.Contains(trimmed, "*/")
			if t := commentText(trimmed); t != "" || len(comment) > 0 {
				comment = append(comment, t)
			}
			continue
		}
		if m := declaration().FindStringSubmatch(line); m != nil && trimmed != "" {
			full := m[2]
			for i := len(scopes) - 1; i >= 0; i-- {
				full = scopes[i].name + "." + full
			}
			if m[2] == last && (full == name || strings.HasSuffix(full, "."+name) || !member) && len(comment) > 0 {
				head := strings.TrimSuffix(strings.TrimSpace(strings.TrimSuffix(trimmed, "{")), ";")
				return head + "\n\n" + strings.TrimSpace(strings.Join(comment, "\n")), true
			}
			if strings.HasSuffix(trimmed, "{") {
				scopes = append(scopes, open{m[2], depth})
			}
		}
		if trimmed != "" {
			comment = nil
		}
		depth += strings.Count(line, "{") - strings.Count(line, "}")
		for len(scopes) > 0 && depth <= scopes[len(scopes)-1].depth {
			scopes = scopes[:len(scopes)-1]
		}
	}
	return "", false
}

// commentText takes the marks of a documentation comment off a line of it.
func commentText(line string) string {
	line = strings.TrimPrefix(line, "/**")
	line = strings.TrimSuffix(line, "*/")
	line = strings.TrimSpace(line)
	line = strings.TrimPrefix(line, "* ")
	return strings.TrimSpace(strings.TrimPrefix(line, "*"))
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}
