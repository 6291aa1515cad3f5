package source

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// This file reads package.json: what a package calls itself, what its .js files are, and which of its files others may
// import (Node's "exports", "imports" and "main").

// Package is what a package.json says.
type Package struct {
	File   string
	Name   string
	Type   string // "module", "commonjs" or empty
	main   string
	module string
	// exports and imports are decoded with their order kept, which decides; nil where there are none.
	exports, imports any
}

// PackageError is a package.json that is wrong.
type PackageError struct {
	File, Reason string
}

// Error names the file and what is wrong with it.
func (e *PackageError) Error() string {
	return fmt.Sprintf("invalid package configuration %s: %s", e.File, e.Reason)
}

// fields is an object of JSON in the order of its text.
type fields []field

type field struct {
	key   string
	value any
}

func (f fields) get(key string) (any, bool) {
	for _, x := range f {
		if x.key == key {
			return x.value, true
		}
	}
	return nil, false
}

// decodeOrdered reads one value of JSON: fields for an object, []any, string, bool, json.Number or nil.
func decodeOrdered(d *json.Decoder) (any, error) {
	t, err := d.Token()
	if err != nil {
		return nil, err
	}
	delim, ok := t.(json.Delim)
	if !ok {
		return t, nil
	}
	if delim == '{' {
		f := fields{}
		for d.More() {
			k, err := d.Token()
			if err != nil {
				return nil, err
			}
			v, err := decodeOrdered(d)
			if err != nil {
				return nil, err
			}
			f = append(f, field{k.(string), v})
		}
		_, err = d.Token()
		return f, err
	}
	list := []any{}
	for d.More() {
		v, err := decodeOrdered(d)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	_, err = d.Token()
	return list, err
}

// Package returns what the package.json in dir says, nil if there is none.
func (r *Resolver) Package(dir string) (*Package, error) {
	if p, ok := r.packages[dir]; ok {
		return p, nil
	}
	if r.packages == nil {
		r.packages = map[string]*Package{}
	}
	file := path.Join(dir, "package.json")
	data, err := fs.ReadFile(r.FS, file)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) && !strings.Contains(err.Error(), "not a directory") {
			return nil, fmt.Errorf("cannot read %s: %w", file, err)
		}
		r.packages[dir] = nil
		return nil, nil
	}
	p, err := parsePackage(file, data)
	if err != nil {
		return nil, err
	}
	r.packages[dir] = p
	return p, nil
}

func parsePackage(file string, data []byte) (*Package, error) {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if off, msg := JSONError(string(data)); msg != "" {
		line, column := lineColumn(string(data), off)
		return nil, &PackageError{file, fmt.Sprintf("%d:%d: %s", line, column, msg)}
	}
	v, err := decodeOrdered(json.NewDecoder(bytes.NewReader(data)))
	if err != nil {
		return nil, &PackageError{file, err.Error()}
	}
	f, ok := v.(fields)
	if !ok {
		return nil, &PackageError{file, "want an object"}
	}
	p := &Package{File: file}
	str := func(key string, into *string) {
		if v, ok := f.get(key); ok {
			*into, _ = v.(string) // Node ignores what has the wrong type
		}
	}
	str("name", &p.Name)
	str("type", &p.Type)
	str("main", &p.main)
	str("module", &p.module)
	if v, ok := f.get("exports"); ok && v != nil {
		if p.exports, err = checkExports(v); err != nil {
			return nil, &PackageError{file, err.Error()}
		}
	}
	if v, ok := f.get("imports"); ok && v != nil {
		list, ok := v.(fields)
		if !ok {
			return nil, &PackageError{file, `"imports": want an object`}
		}
		p.imports = list
	}
	return p, nil
}

// checkExports brings "exports" into the form with subpaths as keys.
func checkExports(v any) (any, error) {
	f, ok := v.(fields)
	if !ok {
		return fields{{".", v}}, nil
	}
	paths := 0
	for _, x := range f {
		if strings.HasPrefix(x.key, ".") {
			paths++
		}
	}
	switch paths {
	case 0:
		return fields{{".", v}}, nil
	case len(f):
		return f, nil
	}
	return nil, errors.New(`"exports": want either subpaths, which begin with ".", or conditions as keys, not both`)
}

// mains returns the files that the package names for itself, the most wanted first.
func (p *Package) mains(require bool) []string {
	if p.module != "" && p.main == "" && !require {
		return []string{p.module}
	}
	if p.main != "" {
		return []string{p.main}
	}
	return nil
}

// scope returns the package that a directory belongs to and where it is; nil if it belongs to none.
func (r *Resolver) scope(dir string) (*Package, string, error) {
	for {
		if path.Base(dir) == "node_modules" {
			return nil, "", nil
		}
		p, err := r.Package(dir)
		if err != nil || p != nil {
			return p, dir, err
		}
		if dir == "." || dir == "/" {
			return nil, "", nil
		}
		dir = path.Dir(dir)
	}
}

// Scope returns the package that a file belongs to, nil if it belongs to none.
func (r *Resolver) Scope(file string) (*Package, error) {
	p, _, err := r.scope(path.Dir(file))
	return p, err
}

// conditions tells whether a key of conditional exports holds.
func (k *lookup) condition(c string) bool {
	switch c {
	case "coro", "default":
		return true
	case "import":
		return !k.require
	case "require":
		return k.require
	}
	return false
}

// exported resolves a subpath of a package that says what it exports.
func (k *lookup) exported(p *Package, at, sub string) (string, error) {
	key := "."
	if sub != "" {
		key = "./" + sub
	}
	target, star, ok := match(p.exports.(fields), key)
	if ok {
		f, found, err := k.target(p, at, target, star, false)
		if err != nil || found {
			return f, err
		}
	}
	e := k.missing(fmt.Sprintf("%s does not export '%s'", p.File, key))
	var names []string
	for _, x := range p.exports.(fields) {
		names = append(names, x.key)
	}
	if near := Nearest(key, names); near != "" && near != "." {
		e.Meant = path.Join(p.Name, near)
	}
	return "", e
}

// imports resolves #name by the package of the file that asks.
func (k *lookup) imports(dir string) (string, error) {
	p, at, err := k.r.scope(dir)
	if err != nil {
		return "", err
	}
	if p == nil || p.imports == nil {
		return "", k.missing(`no package.json around it has "imports"`)
	}
	if target, star, ok := match(p.imports.(fields), k.specifier); ok {
		f, found, err := k.target(p, at, target, star, true)
		if err != nil || found {
			return f, err
		}
	}
	e := k.missing(fmt.Sprintf(`"imports" of %s does not have it`, p.File))
	var names []string
	for _, x := range p.imports.(fields) {
		names = append(names, x.key)
	}
	e.Meant = Nearest(k.specifier, names)
	return "", e
}

// match finds the entry for key: itself, or the pattern with the longest part before its star.
func match(f fields, key string) (target any, star string, ok bool) {
	if v, found := f.get(key); found && !strings.Contains(key, "*") {
		return v, "", true
	}
	best := -1
	for _, x := range f {
		before, after, isPattern := strings.Cut(x.key, "*")
		if !isPattern {
			if strings.HasSuffix(x.key, "/") && strings.HasPrefix(key, x.key) && len(x.key) > best { // the old form of folders
				best, target, star, ok = len(x.key), x.value, key[len(x.key):], true
			}
			continue
		}
		if len(key) >= len(before)+len(after) && strings.HasPrefix(key, before) && strings.HasSuffix(key, after) && len(before) > best {
			best, target, star, ok = len(before), x.value, key[len(before):len(key)-len(after)], true
		}
	}
	return target, star, ok
}

// target resolves what an entry says: a path, conditions, or a list of which the first that can be had counts.
func (k *lookup) target(p *Package, at string, v any, star string, internal bool) (file string, found bool, err error) {
	switch v := v.(type) {
	case nil:
		return "", false, nil
	case string:
		f, err := k.targetPath(p, at, v, star, internal)
		return f, true, err
	case fields:
		for _, x := range v {
			if k.condition(x.key) {
				if f, found, err := k.target(p, at, x.value, star, internal); err != nil || found {
					return f, found, err
				}
			}
		}
		return "", false, nil
	case []any:
		var first error
		for _, x := range v {
			f, found, err := k.target(p, at, x, star, internal)
			if err == nil && found {
				return f, true, nil
			}
			if first == nil {
				first = err
			}
		}
		return "", first != nil, first
	}
	return "", true, &PackageError{p.File, fmt.Sprintf("a target for '%s' is neither a path nor conditions", k.specifier)}
}

func (k *lookup) targetPath(p *Package, at, target, star string, internal bool) (string, error) {
	if internal && !strings.HasPrefix(target, "./") {
		if strings.HasPrefix(target, "../") || strings.HasPrefix(target, "/") {
			return "", &PackageError{p.File, fmt.Sprintf("the target '%s' leaves the package", target)}
		}
		return "", &redirect{strings.ReplaceAll(target, "*", star)}
	}
	if !strings.HasPrefix(target, "./") {
		return "", &PackageError{p.File, fmt.Sprintf(`the target '%s' must begin with "./"`, target)}
	}
	full := strings.ReplaceAll(target, "*", star)
	if strings.HasSuffix(target, "/") {
		full = target + star
	}
	if bad := slices.ContainsFunc(strings.Split(full[2:], "/"), func(s string) bool { return s == ".." || s == "node_modules" }); bad {
		return "", &PackageError{p.File, fmt.Sprintf("the target '%s' leaves the package", full)}
	}
	f, err := k.attempt(path.Join(at, full))
	if err != nil || f != "" {
		return f, err
	}
	return "", k.missing(p.File + " names a file that does not exist")
}

// redirect says that another specifier is meant: the target of an import map is a package or a built-in module.
type redirect struct{ specifier string }

func (e *redirect) Error() string { return "see " + e.specifier }

// Redirected returns the specifier that err asks to look for instead.
func Redirected(err error) (string, bool) {
	var r *redirect
	if errors.As(err, &r) {
		return r.specifier, true
	}
	return "", false
}

// JSONError returns where a text stops being JSON, and a message; an empty one if it does not.
func JSONError(text string) (offset int, message string) {
	var raw json.RawMessage
	err := json.Unmarshal([]byte(text), &raw)
	var syntax *json.SyntaxError
	switch {
	case err == nil:
		return 0, ""
	case errors.As(err, &syntax):
		off := max(int(syntax.Offset)-1, 0)
		if off >= len(text)-1 && strings.Contains(syntax.Error(), "unexpected end") {
			return len(text), "Unexpected end of JSON input"
		}
		return off, "JSON: " + syntax.Error()
	}
	return 0, err.Error()
}
