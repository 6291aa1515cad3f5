package source

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// Resolver finds the files that module specifiers mean, as Node does, with two additions: extensions and index files
// may be left out everywhere, and a .js that does not exist may be a .ts. Paths are those of io/fs: without a leading
// slash, separated by slashes. It is not for several goroutines.
type Resolver struct {
	FS       fs.FS
	Builtins func() []string // the names of built-in modules
	packages map[string]*Package
	dirs     map[string]string // real paths of directories
}

// NotFoundError says that a specifier means no file.
type NotFoundError struct {
	Specifier string
	From      string   // the file that asked
	Tried     []string // what was looked for
	Meant     string   // what may have been meant; empty if nothing is near
	Reason    string   // more than "not found", such as what a package.json does not export
}

// Error names the specifier, what was tried and what may have been meant.
func (e *NotFoundError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Cannot find module '%s'", e.Specifier)
	if e.From != "" {
		fmt.Fprintf(&b, " imported from %s", e.From)
	}
	if e.Reason != "" {
		b.WriteString(": " + e.Reason)
	}
	if len(e.Tried) > 0 {
		b.WriteString("; tried " + strings.Join(e.Tried, ", "))
	}
	if e.Meant != "" {
		fmt.Fprintf(&b, "; did you mean '%s'?", e.Meant)
	}
	return b.String()
}

// extensions are tried in this order.
var extensions = [...]string{".js", ".ts", ".mjs", ".mts", ".cjs", ".cts", ".tsx", ".jsx", ".json"}

// lookup is the resolution of one specifier.
type lookup struct {
	r         *Resolver
	specifier string
	from      string
	require   bool
	tried     []string
}

// Resolve returns the path of the file that specifier means in the file from; require tells that require() asks.
// Errors: *NotFoundError, *PackageError, others of the file system.
func (r *Resolver) Resolve(specifier, from string, require bool) (string, error) {
	k := &lookup{r: r, specifier: specifier, from: from, require: require}
	dir := path.Dir(from)
	switch {
	case specifier == "":
		return "", k.missing("the specifier is empty")
	case strings.HasPrefix(specifier, "file:"):
		u, err := url.Parse(specifier)
		if err != nil || u.Host != "" {
			return "", k.missing("it is no valid file URL")
		}
		return k.exact(strings.TrimPrefix(u.Path, "/"))
	case strings.HasPrefix(specifier, "/"):
		return k.exact(specifier[1:])
	case specifier == "." || specifier == ".." || strings.HasPrefix(specifier, "./") || strings.HasPrefix(specifier, "../"):
		rel := unescaped(specifier)
		if climbs(dir, rel) {
			return "", k.missing("it lies outside of the file system that the Runtime was given")
		}
		return k.exact(path.Join(dir, rel))
	case strings.HasPrefix(specifier, "#"):
		return k.imports(dir)
	case strings.Contains(specifier, ":"):
		scheme, _, _ := strings.Cut(specifier, ":")
		err := k.missing(fmt.Sprintf("there are no %s: modules but those that the Runtime was given", scheme))
		return "", err
	}
	return k.bare(dir)
}

// unescaped takes percent escapes out of a relative specifier, which is a URL reference.
func unescaped(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	if u, err := url.PathUnescape(s); err == nil {
		return u
	}
	return s
}

func (k *lookup) missing(reason string) *NotFoundError {
	return &NotFoundError{Specifier: k.specifier, From: k.from, Tried: k.tried, Reason: reason}
}

// exact resolves a path that is given.
func (k *lookup) exact(p string) (string, error) {
	p = path.Clean(p)
	if !fs.ValidPath(p) {
		return "", k.missing("it is no valid path")
	}
	file, err := k.file(p)
	if err != nil || file != "" {
		return file, err
	}
	e := k.missing("")
	e.Meant = k.near(p)
	return "", e
}

// climbs reports whether a relative path leaves the root.
func climbs(dir, rel string) bool {
	depth := 0
	if dir != "." {
		depth = strings.Count(dir, "/") + 1
	}
	for part := range strings.SplitSeq(rel, "/") {
		switch part {
		case "..":
			if depth--; depth < 0 {
				return true
			}
		case ".", "":
		default:
			depth++
		}
	}
	return false
}

// is reports whether a path is a regular file, or a directory.
func (k *lookup) is(p string) (file, dir bool, err error) {
	st, err := fs.Stat(k.r.FS, p)
	switch {
	case err == nil:
		return !st.IsDir(), st.IsDir(), nil
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrInvalid), strings.Contains(err.Error(), "not a directory"):
		return false, false, nil
	}
	return false, false, err
}

func (k *lookup) attempt(p string) (string, error) {
	ok, _, err := k.is(p)
	if err != nil {
		return "", fmt.Errorf("cannot read module '%s': %w", k.specifier, err)
	}
	if ok {
		return k.r.Real(p), nil
	}
	k.tried = append(k.tried, p)
	return "", nil
}

// file finds the file that a path means: itself, with an extension, TypeScript in place of JavaScript, or what stands
// for a directory. It is empty when there is none.
func (k *lookup) file(p string) (string, error) {
	isFile, isDir, err := k.is(p)
	if err != nil {
		return "", fmt.Errorf("cannot read module '%s': %w", k.specifier, err)
	}
	if isFile {
		return k.r.Real(p), nil
	}
	k.tried = append(k.tried, p)
	if strings.HasSuffix(k.specifier, "/") || p == "." {
		if isDir {
			return k.directory(p)
		}
		return "", nil
	}
	for _, to := range typeScript(p) {
		if f, err := k.attempt(to); f != "" || err != nil {
			return f, err
		}
	}
	if !slices.Contains(extensions[:], path.Ext(p)) {
		for _, ext := range extensions {
			if f, err := k.attempt(p + ext); f != "" || err != nil {
				return f, err
			}
		}
	}
	if isDir {
		return k.directory(p)
	}
	return "", nil
}

// typeScript returns the TypeScript files that may stand behind the name of a JavaScript file.
func typeScript(p string) []string {
	base := strings.TrimSuffix(p, path.Ext(p))
	switch path.Ext(p) {
	case ".js":
		return []string{base + ".ts", base + ".tsx"}
	case ".jsx":
		return []string{base + ".tsx"}
	case ".mjs":
		return []string{base + ".mts"}
	case ".cjs":
		return []string{base + ".cts"}
	}
	return nil
}

// directory finds what stands for a directory: what the main field of its package.json says, or an index file.
func (k *lookup) directory(dir string) (string, error) {
	pkg, err := k.r.Package(dir)
	if err != nil {
		return "", err
	}
	if pkg != nil {
		for _, main := range pkg.mains(k.require) {
			if p := path.Join(dir, main); p != dir {
				if f, err := k.file(p); f != "" || err != nil {
					return f, err
				}
			}
		}
	}
	for _, ext := range extensions {
		if f, err := k.attempt(path.Join(dir, "index"+ext)); f != "" || err != nil {
			return f, err
		}
	}
	return "", nil
}

// bare resolves the name of a package, or of something in it, from node_modules.
func (k *lookup) bare(dir string) (string, error) {
	name, sub := k.specifier, ""
	slash := strings.IndexByte(name, '/')
	if strings.HasPrefix(name, "@") && slash > 0 {
		if next := strings.IndexByte(name[slash+1:], '/'); next >= 0 {
			slash += 1 + next
		} else {
			slash = -1
		}
	}
	if slash >= 0 {
		name, sub = name[:slash], name[slash+1:]
	}
	if name == "" || strings.ContainsAny(name, `\%`) || strings.HasPrefix(name, ".") {
		return "", k.missing("it is no valid package name")
	}
	if self, at, err := k.r.scope(dir); err != nil {
		return "", err
	} else if self != nil && self.Name == name && self.exports != nil {
		return k.exported(self, at, sub)
	}
	for d := dir; ; d = path.Dir(d) {
		if path.Base(d) != "node_modules" {
			at := path.Join(d, "node_modules", name)
			_, isDir, err := k.is(at)
			if err != nil {
				return "", fmt.Errorf("cannot read module '%s': %w", k.specifier, err)
			}
			if isDir {
				return k.inPackage(at, sub)
			}
			k.tried = append(k.tried, at)
		}
		if d == "." || d == "/" {
			break
		}
	}
	e := k.missing("")
	e.Meant = k.nearPackage(dir, name)
	return "", e
}

func (k *lookup) inPackage(at, sub string) (string, error) {
	pkg, err := k.r.Package(at)
	if err != nil {
		return "", err
	}
	if pkg != nil && pkg.exports != nil {
		return k.exported(pkg, at, sub)
	}
	var f string
	if sub == "" {
		f, err = k.directory(at)
	} else {
		f, err = k.file(path.Join(at, sub))
	}
	if err != nil || f != "" {
		return f, err
	}
	return "", k.missing("")
}

// near looks for a name in the directory of p that differs by a letter or two.
func (k *lookup) near(p string) string {
	entries, err := fs.ReadDir(k.r.FS, path.Dir(p))
	if err != nil {
		return ""
	}
	base := path.Base(p)
	var names []string
	for _, e := range entries {
		if e.Name() != base { // a directory that nothing stands for
			names = append(names, e.Name())
		}
	}
	best := Nearest(base, names)
	if best == "" {
		bare := map[string]string{}
		var stems []string
		for _, n := range names {
			stem := strings.TrimSuffix(n, path.Ext(n))
			if stem != "" && bare[stem] == "" {
				bare[stem] = n
				stems = append(stems, stem)
			}
		}
		best = bare[Nearest(base, stems)]
	}
	if best == "" {
		return ""
	}
	if i := strings.LastIndexByte(k.specifier, '/'); i >= 0 {
		return k.specifier[:i+1] + best
	}
	return best
}

func (k *lookup) nearPackage(dir, name string) string {
	var names []string
	if k.r.Builtins != nil {
		names = append(names, k.r.Builtins()...)
	}
	for d := dir; ; d = path.Dir(d) {
		entries, _ := fs.ReadDir(k.r.FS, path.Join(d, "node_modules"))
		for _, e := range entries {
			if !strings.HasPrefix(e.Name(), "@") {
				names = append(names, e.Name())
				continue
			}
			scoped, _ := fs.ReadDir(k.r.FS, path.Join(d, "node_modules", e.Name()))
			for _, s := range scoped {
				names = append(names, e.Name()+"/"+s.Name())
			}
		}
		if d == "." || d == "/" {
			break
		}
	}
	if m := Nearest(name, names); m != "" {
		return m
	}
	if ok, _, _ := k.is(path.Join(dir, k.specifier)); ok {
		return "./" + k.specifier
	}
	for _, ext := range extensions {
		if ok, _, _ := k.is(path.Join(dir, k.specifier+ext)); ok {
			return "./" + k.specifier + ext
		}
	}
	return ""
}

// Nearest returns the name that is the fewest changed letters away from want, empty if none is near.
func Nearest(want string, names []string) string {
	best, distance := "", min(2, len(want)/3)+1
	slices.Sort(names)
	for _, n := range names {
		if abs(len(n)-len(want)) >= distance {
			continue
		}
		if d := levenshtein.ComputeDistance(strings.ToLower(want), strings.ToLower(n)); d < distance {
			best, distance = n, d
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }

// Real follows symbolic links in p, as Node does, where the file system can tell; a link that leads out of it is left
// as it is.
func (r *Resolver) Real(p string) string {
	links, ok := r.FS.(fs.ReadLinkFS)
	if !ok {
		return p
	}
	if r.dirs == nil {
		r.dirs = map[string]string{".": "."}
	}
	return r.real(links, p, 0)
}

func (r *Resolver) real(links fs.ReadLinkFS, p string, depth int) string {
	if p == "." || depth > 64 {
		return p
	}
	dir, base := path.Dir(p), path.Base(p)
	parent, ok := r.dirs[dir]
	if !ok {
		parent = r.real(links, dir, depth+1)
		r.dirs[dir] = parent
	}
	at := path.Join(parent, base)
	st, err := links.Lstat(at)
	if err != nil || st.Mode()&fs.ModeSymlink == 0 {
		return at
	}
	to, err := links.ReadLink(at)
	if err != nil {
		return at
	}
	if !path.IsAbs(to) {
		to = path.Join("/"+parent, to)
	}
	to = path.Clean(to)[1:]
	if to == "" {
		to = "."
	}
	if _, err := fs.Stat(r.FS, to); err != nil {
		return at
	}
	return r.real(links, to, depth+1)
}
