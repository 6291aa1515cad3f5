package repl

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// completeTime is how long Tab waits for a loop that a script may hold.
const completeTime = 100 * time.Millisecond

var (
	// A chain of names before the cursor: a, a.b, a?.b.c, "text".trim.
	chain = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|([\p{L}_$][\p{L}\p{N}_$]*))?((?:\??\.[\p{L}_$][\p{L}\p{N}_$]*)*)(\??\.)?([\p{L}_$][\p{L}\p{N}_$]*)?$`)
	})
	moduleName = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?:\bimport\s*\(\s*|\bfrom\s+|\bimport\s+|\brequire\s*\(\s*)(["'])([^"']*)$`)
	})
)

var keywords = []string{"async", "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete",
	"do", "else", "extends", "false", "finally", "for", "function", "if", "import", "in", "instanceof", "let", "new", "null", "of",
	"return", "static", "super", "switch", "this", "throw", "true", "try", "typeof", "var", "void", "while", "with", "yield"}

// complete answers Tab: liner's WordCompleter. It is called while a prompt waits; pos counts characters.
func (r *repl) complete(line string, pos int) (head string, candidates []string, tail string) {
	runes := []rune(line)
	before, tail := string(runes[:pos]), string(runes[pos:])
	if strings.TrimSpace(before) == "" {
		return before, []string{"  "}, tail // Tab indents
	}
	if strings.HasPrefix(before, ".") && !strings.Contains(before, "\n") {
		head, candidates = r.completeCommand(before)
		if candidates != nil || strings.HasPrefix(before, ".load ") || strings.HasPrefix(before, ".save ") {
			return head, candidates, tail
		}
	}
	if m := moduleName().FindStringSubmatchIndex(before); m != nil {
		return before[:m[4]], completeModule(before[m[4]:]), tail
	}
	head, candidates = r.completeName(before)
	return head, candidates, tail
}

// completeCommand completes a dot command or what stands after it.
func (r *repl) completeCommand(before string) (head string, candidates []string) {
	name, arg, hasArg := strings.Cut(before, " ")
	if !hasArg {
		for _, c := range commands() {
			if strings.HasPrefix(c.name, name) {
				full := c.name
				if c.args != "" {
					full += " "
				}
				candidates = append(candidates, full)
			}
		}
		return "", candidates
	}
	head = name + " "
	switch name {
	case ".load", ".save":
		return head, completePath(arg, nil)
	case ".cancel", ".why":
		for _, t := range r.tasksWithin(completeTime) {
			candidates = append(candidates, strconv.Itoa(t.Number))
		}
		if name == ".cancel" {
			candidates = append(candidates, "all")
		}
		return head, withPrefix(candidates, arg)
	}
	return "", nil
}

// tasksWithin is tasks with another patience.
func (r *repl) tasksWithin(d time.Duration) []runtime.SessionTask {
	ctx, cancel := context.WithTimeout(context.Background(), d)
	defer cancel()
	list, err := r.session.Tasks(ctx)
	if err != nil {
		return nil
	}
	return list
}

func withPrefix(all []string, prefix string) []string {
	var out []string
	for _, s := range all {
		if strings.HasPrefix(s, prefix) {
			out = append(out, s)
		}
	}
	return out
}

// completePath completes the path of a file. keep, when set, tells which files count.
func completePath(path string, keep func(name string) bool) []string {
	dir, base := filepath.Split(path)
	look := dir
	if look == "" {
		look = "."
	}
	if rest, ok := strings.CutPrefix(look, "~/"); ok {
		home, err := os.UserHomeDir()
		if err != nil {
			return nil
		}
		look = filepath.Join(home, rest)
	}
	entries, err := os.ReadDir(look)
	if err != nil {
		return nil
	}
	var out []string
	for _, e := range entries {
		name := e.Name()
		if !strings.HasPrefix(name, base) || strings.HasPrefix(name, ".") && !strings.HasPrefix(base, ".") {
			continue
		}
		isDir := e.IsDir()
		if e.Type()&os.ModeSymlink != 0 {
			st, err := os.Stat(filepath.Join(look, name))
			isDir = err == nil && st.IsDir()
		}
		switch {
		case isDir:
			out = append(out, dir+name+"/")
		case keep == nil || keep(name):
			out = append(out, dir+name)
		}
	}
	return out
}

// completeModule completes the name of a module: a relative path, or a package below node_modules.
func completeModule(prefix string) []string {
	if strings.HasPrefix(prefix, ".") || strings.HasPrefix(prefix, "/") {
		if prefix == "." || prefix == ".." {
			prefix += "/"
		}
		return completePath(prefix, func(name string) bool {
			return slices.Contains([]string{".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".tsx", ".jsx", ".json"}, filepath.Ext(name))
		})
	}
	var out []string
	for _, p := range completePath("node_modules/"+prefix, func(string) bool { return false }) {
		out = append(out, strings.TrimSuffix(strings.TrimPrefix(p, "node_modules/"), "/"))
	}
	return append(out, withPrefix([]string{"./", "../"}, prefix)...)
}

// completeName completes a global name, a keyword or a property. Properties are looked for without running script:
// a getter or a Proxy on the way ends the search.
func (r *repl) completeName(before string) (head string, candidates []string) {
	m := chain().FindStringSubmatch(before)
	if m == nil {
		return before, nil
	}
	literal, base, path, dot, prefix := m[1], m[2], m[3], m[4], m[5]
	if dot == "" && path == "" { // a name by itself: all of it is what base matched
		if literal != "" || base == "" {
			return before, nil
		}
		prefix, base = base, ""
	} else if dot == "" { // a.b: the last of the path is what is being typed
		i := strings.LastIndexAny(path, ".")
		prefix, path = path[i+1:], strings.TrimSuffix(path[:i], "?")
	}
	head = strings.TrimSuffix(before, prefix)
	if literal == "" && base == "" && strings.HasSuffix(strings.TrimSuffix(head, "?"), ".") {
		return before, nil // a member of something that is no name
	}
	ctx, cancel := context.WithTimeout(context.Background(), completeTime)
	defer cancel()
	names := make(chan []string, 1)
	err := r.rt.DoLoop(ctx, func(l *runtime.Loop) error {
		names <- r.namesOf(l, literal, base, path)
		return nil
	})
	if err != nil {
		return before, nil
	}
	all := <-names
	if literal == "" && base == "" {
		all = append(all, keywords...)
	}
	candidates = withPrefix(all, prefix)
	slices.Sort(candidates)
	return head, slices.Compact(candidates)
}

// namesOf returns the names of the properties of what base and path lead to. Loop goroutine.
func (r *repl) namesOf(l *runtime.Loop, literal, base, path string) []string {
	var v goja.Value = l.VM().GlobalObject()
	switch {
	case literal != "":
		v = l.VM().ToValue("")
	case base != "":
		var ok bool
		if v, ok = r.follow(l, v, base); !ok {
			return nil
		}
	}
	for _, name := range strings.FieldsFunc(path, func(c rune) bool { return c == '.' || c == '?' }) {
		var ok bool
		if v, ok = r.follow(l, v, name); !ok {
			return nil
		}
	}
	var names []string
	for o := range prototypes(l, v) {
		for _, name := range o.GetOwnPropertyNames() {
			if identifier().MatchString(name) {
				names = append(names, name)
			}
		}
	}
	return names
}

var identifier = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[\p{L}_$][\p{L}\p{N}_$]*$`)
})

// follow returns the property name of v, if it can be had without running script. _ and _error are the session's own.
func (r *repl) follow(l *runtime.Loop, v goja.Value, name string) (goja.Value, bool) {
	if v == goja.Value(l.VM().GlobalObject()) {
		switch name {
		case "_":
			return r.last.value, true
		case "_error":
			return r.last.err, true
		case "globalThis":
			return v, true
		}
	}
	for o := range prototypes(l, v) {
		if x, ok := l.OwnValue(o, name); ok {
			return x, true
		}
		if slices.Contains(o.GetOwnPropertyNames(), name) {
			return nil, false // a getter
		}
	}
	return nil, false
}

// prototypes iterates over v, as an object, and its prototypes, up to a Proxy.
func prototypes(l *runtime.Loop, v goja.Value) func(yield func(*goja.Object) bool) {
	return func(yield func(*goja.Object) bool) {
		if v == nil || goja.IsUndefined(v) || goja.IsNull(v) {
			return
		}
		const most = 1000
		for o, n := v.ToObject(l.VM()), 0; o != nil && n < most; o, n = o.Prototype(), n+1 {
			if runtime.IsProxy(o) || !yield(o) {
				return
			}
		}
	}
}
