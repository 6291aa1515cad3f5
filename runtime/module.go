package runtime

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/corojs/coro/runtime/internal/source"
	"github.com/dop251/goja"
)

// This file finds and loads modules. module_link.go connects them, module_eval.go evaluates them (ECMA-262, 16.2.1),
// module_namespace.go shows them to script, module_commonjs.go has require, module_import.go import().

// modules is what a Loop knows of modules.
type modules struct {
	cache    *Cache
	shared   bool // the cache is the host's
	resolver *source.Resolver
	records  map[string]*module // by path
	builtins map[string]*builtin
	main     *module // what the run began with, nil if that is a script
	order    int64   // of asynchronous evaluation
	running  []*Coroutine
	tsconfig map[string]string // by directory
	json     goja.Callable     // JSON.parse
	named    map[string]string // names of files by what goja makes of them in positions
}

// builtin is a module that the host provides.
type builtin struct {
	exports *goja.Object
	make    func() *goja.Object // makes exports when they are first asked for
	record  *module
}

func (m *modules) init(c *Cache) {
	m.cache, m.shared = c, c != nil
	if c == nil {
		m.cache = NewCache()
	}
}

// Module makes exports a built-in module: its enumerable properties are the named exports, it is itself the default
// export and what require gives. Scripts know it as name and as "coro:"+name. A name that begins with "node:" is also
// known without that. It is to be called by bindings; the same name again replaces the module for later imports.
func (l *Loop) Module(name string, exports *goja.Object) {
	l.addBuiltin(name, &builtin{exports: exports})
}

// LazyModule is Module for exports that are made when a script first asks for them.
func (l *Loop) LazyModule(name string, exports func() *goja.Object) {
	l.addBuiltin(name, &builtin{make: exports})
}

func (l *Loop) addBuiltin(name string, b *builtin) {
	if l.modules.builtins == nil {
		l.modules.builtins = map[string]*builtin{}
	}
	l.modules.builtins[name] = b
}

// builtin returns the built-in module that a specifier names, nil if it names none.
func (m *modules) builtin(specifier string) *builtin {
	if b := m.builtins[specifier]; b != nil {
		return b
	}
	name := strings.TrimPrefix(specifier, "coro:")
	if b := m.builtins[name]; b != nil {
		return b
	}
	return m.builtins["node:"+name]
}

func (m *modules) builtinNames() []string {
	var names []string
	for n := range m.builtins {
		names = append(names, n, strings.TrimPrefix(n, "node:"))
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// moduleKind tells what stands behind a module record.
type moduleKind uint8

const (
	sourceModule  moduleKind = iota // an ECMAScript module
	commonModule                    // CommonJS
	scriptModule                    // a script, which exports nothing
	jsonModule                      // a value
	builtinModule                   // of the host
)

// moduleState is the [[Status]] of a Cyclic Module Record (16.2.1.5).
type moduleState uint8

const (
	moduleUnlinked moduleState = iota
	moduleLinking
	moduleLinked
	moduleEvaluating
	moduleEvaluatingAsync
	moduleEvaluated
)

// thrown is what script threw, with the place if it is known.
type thrown struct {
	v  goja.Value
	ex *goja.Exception
}

// module is a module record.
type module struct {
	l    *Loop
	kind moduleKind
	key  string // path in the FS, or name of a built-in module
	file string // what positions call it
	text string
	unit *source.Unit
	opts source.Options
	deps []*module // one for each request; nil until they are loaded

	state     moduleState
	index     int // of the depth-first search
	ancestor  int
	root      *module // [[CycleRoot]]
	cyclic    bool    // part of a cycle, or imports itself
	err       *thrown // of the evaluation
	async     bool    // [[HasTLA]]
	order     int64   // [[AsyncEvaluationOrder]]: 0 is unset, -1 done
	waits     int     // [[PendingAsyncDependencies]]
	parents   []*module
	settled   *Promise // [[TopLevelCapability]]
	resolving map[string]*binding

	// The instance of an ECMAScript module.
	variant    source.Variant
	bindings   []*binding // of the imports
	gen        *goja.Object
	read       func(goja.FunctionCall) goja.Value // reads the export with an index
	readObject goja.Value
	wanted     []func() // called when read is there
	coro       *Coroutine
	namespace  *goja.Object
	meta       *goja.Object

	// The others: the value, which is the default export, and the named ones.
	value  goja.Value
	names  map[string]goja.Value
	object *goja.Object // module, of CommonJS
	begun  bool
}

func (l *Loop) resolver() *source.Resolver {
	m := &l.modules
	if m.resolver == nil {
		m.resolver = &source.Resolver{FS: l.rt.fsys, Builtins: m.builtinNames}
	}
	return m.resolver
}

// path returns where in the file system the name that a host gave is.
func (rt *Runtime) path(name string) string {
	if !path.IsAbs(name) {
		name = path.Join("/"+rt.dir, name)
	}
	if name = path.Clean(name)[1:]; name == "" {
		return "."
	}
	return name
}

// keyOf returns the path by which modules know the source that a host calls name: behind symbolic links, as for what is
// imported.
func (l *Loop) keyOf(name string) string {
	key := l.rt.path(name)
	if l.rt.fsys != nil && !strings.HasPrefix(path.Base(key), "<") {
		key = l.resolver().Real(key)
	}
	return key
}

// display returns what positions call the file with the given path: relative to Options.Dir where it lies in there.
func (rt *Runtime) display(key string) string {
	switch {
	case rt.dir == ".":
		return key
	case strings.HasPrefix(key, rt.dir+"/"):
		return key[len(rt.dir)+1:]
	}
	return "/" + key
}

// sourceOptions finds out how a file is to be compiled.
func (l *Loop) sourceOptions(key, file string, kind Kind) (o source.Options, isJSON bool, err error) {
	o = source.Options{File: file, Referrer: key}
	ext := path.Ext(key)
	if strings.ContainsAny(ext, "<>") { // of a name such as <eval>
		ext = ""
	}
	if ext != "" {
		o.Kind, o.Language, isJSON = source.KindOf(key)
	}
	switch kind {
	case KindScript:
		o.Kind = source.Script
		return o, false, nil
	case KindModule:
		o.Kind = source.AsModule
		return o, false, nil
	}
	if ext == "" || l.rt.fsys == nil {
		return o, isJSON, nil
	}
	if o.Language != source.JavaScript {
		o.TSConfig = l.tsconfigFor(path.Dir(key))
	}
	if o.Kind == source.Auto && !isJSON {
		pkg, err := l.resolver().Scope(key)
		if err != nil {
			return o, false, err
		}
		o.Common = strings.Contains("/"+key, "/node_modules/")
		if pkg != nil && pkg.Type == "module" {
			o.Kind = source.AsModule
		} else if pkg != nil && pkg.Type == "commonjs" {
			o.Common = true
		}
	}
	return o, isJSON, nil
}

// tsconfigFor returns the text of the nearest tsconfig.json, empty if there is none.
func (l *Loop) tsconfigFor(dir string) string {
	m := &l.modules
	if text, ok := m.tsconfig[dir]; ok {
		return text
	}
	if m.tsconfig == nil {
		m.tsconfig = map[string]string{}
	}
	text := ""
	if data, err := fs.ReadFile(l.rt.fsys, path.Join(dir, "tsconfig.json")); err == nil {
		text = string(data)
	} else if dir != "." && path.Base(dir) != "node_modules" {
		text = l.tsconfigFor(path.Dir(dir))
	}
	m.tsconfig[dir] = text
	return text
}

// enter makes the record of a unit.
func (m *modules) enter(l *Loop, key string, o source.Options, u *source.Unit) *module {
	rec := &module{l: l, key: key, file: o.File, opts: o, unit: u, text: l.sources[o.File]}
	switch u.Kind {
	case source.AsModule:
		rec.async = u.Module.Async
	case source.CommonJS:
		rec.kind = commonModule
	default:
		rec.kind = scriptModule
	}
	if m.records == nil {
		m.records = map[string]*module{}
	}
	m.records[key] = rec
	return rec
}

// request is what asks for a module.
type request struct {
	specifier string
	jsonOnly  bool // with { type: "json" }
	require   bool
	referrer  string // the path of what asks
	at        source.Position
	file      string
}

// resolve finds the record of what a request asks for, loading the file if need be, but nothing that it imports.
func (l *Loop) resolve(q request) (*module, error) {
	specifier := q.specifier
	for range 8 { // import maps may lead on
		if b := l.modules.builtin(specifier); b != nil {
			return l.builtinRecord(specifier, b), nil
		}
		if l.rt.fsys == nil {
			return nil, fmt.Errorf("Cannot import '%s': the Runtime has no file system (Options.FS)", q.specifier)
		}
		key, err := l.resolver().Resolve(specifier, q.referrer, q.require)
		if err == nil {
			return l.load(key, q)
		}
		next, ok := source.Redirected(err)
		if !ok {
			return nil, err
		}
		specifier = next
	}
	return nil, fmt.Errorf("Cannot find module '%s': the import map goes in circles", q.specifier)
}

func (l *Loop) builtinRecord(name string, b *builtin) *module {
	if b.record == nil {
		if b.exports == nil {
			b.exports = b.make()
		}
		b.record = &module{l: l, kind: builtinModule, key: name, file: name, value: b.exports, state: moduleEvaluated}
		b.record.root = b.record
	}
	return b.record
}

// load returns the record of a file.
func (l *Loop) load(key string, q request) (*module, error) {
	if rec := l.modules.records[key]; rec != nil {
		if q.jsonOnly && rec.kind != jsonModule {
			return nil, l.wantJSON(q)
		}
		return rec, nil
	}
	file := l.rt.display(key)
	o, isJSON, err := l.sourceOptions(key, file, KindAuto)
	if err != nil {
		return nil, err
	}
	if q.jsonOnly && !isJSON {
		return nil, l.wantJSON(q)
	}
	data, err := fs.ReadFile(l.rt.fsys, key)
	if err != nil {
		return nil, fmt.Errorf("cannot read module '%s': %w", q.specifier, err)
	}
	text := strings.TrimPrefix(string(data), "\uFEFF")
	if isJSON {
		return l.loadJSON(key, file, text)
	}
	o.Imported = !q.require
	u, err := l.compile(text, o)
	if err != nil {
		return nil, err
	}
	return l.modules.enter(l, key, o, u), nil
}

func (l *Loop) wantJSON(q request) error {
	return &source.Error{Message: fmt.Sprintf("'%s' is no JSON file, which its import attribute type asks for", q.specifier),
		File: q.file, Line: q.at.Line, Column: q.at.Column}
}

func (l *Loop) checkJSON(file, text string) error {
	l.sources[file] = text
	if err := source.CheckUTF8(file, text); err != nil {
		return err
	}
	offset, message := source.JSONError(text)
	if message == "" {
		return nil
	}
	line := 1 + strings.Count(text[:offset], "\n")
	column := offset - strings.LastIndexByte(text[:offset], '\n')
	return &source.Error{Message: message, File: file, Line: line, Column: column}
}

func (l *Loop) loadJSON(key, file, text string) (*module, error) {
	if err := l.checkJSON(file, text); err != nil {
		return nil, err
	}
	m := &l.modules
	if m.json == nil {
		m.json, _ = goja.AssertFunction(l.vm.Get("JSON").(*goja.Object).Get("parse"))
	}
	v, err := m.json(goja.Undefined(), l.vm.ToValue(text))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	rec := &module{l: l, kind: jsonModule, key: key, file: file, value: v, state: moduleEvaluated}
	rec.root = rec
	if m.records == nil {
		m.records = map[string]*module{}
	}
	m.records[key] = rec
	return rec, nil
}

// loadGraph loads everything that m imports (LoadRequestedModules). Nothing is remembered of what fails.
func (l *Loop) loadGraph(m *module) error {
	return l.loadInto(m, map[*module]bool{})
}

func (l *Loop) loadInto(m *module, seen map[*module]bool) error {
	if m.kind != sourceModule || seen[m] || m.state >= moduleLinked {
		return nil
	}
	seen[m] = true
	reqs := m.unit.Module.Requests
	if m.deps == nil {
		deps := make([]*module, len(reqs))
		for i := range reqs {
			r := &reqs[i]
			for _, a := range r.Attributes {
				if err := checkAttribute(a[0], a[1]); err != "" {
					return &source.Error{Message: err, File: m.file, Line: r.Line, Column: r.Column}
				}
			}
			dep, err := l.resolve(request{specifier: r.Specifier, jsonOnly: r.Type() == "json", referrer: m.key, at: r.Position, file: m.file})
			if err != nil {
				return l.placed(err, m.file, r.Position)
			}
			deps[i] = dep
			if err := l.loadInto(dep, seen); err != nil {
				return err
			}
		}
		m.deps = deps
		return nil
	}
	for _, dep := range m.deps {
		if err := l.loadInto(dep, seen); err != nil {
			return err
		}
	}
	return nil
}

func checkAttribute(key, value string) string {
	switch {
	case key != "type":
		return fmt.Sprintf("Import attribute '%s' is not supported", key)
	case value != "json":
		return fmt.Sprintf("Import attribute \"type\" with value '%s' is not supported", value)
	}
	return ""
}

// placed is an error of loading that came up at an import declaration.
type placed struct {
	err error
	at  Frame
}

func (e *placed) Error() string { return e.err.Error() }
func (e *placed) Unwrap() error { return e.err }

// placed gives err the place of what asked, unless it has one already.
func (l *Loop) placed(err error, file string, pos source.Position) error {
	var p *placed
	var se *ScriptError
	var e *source.Error
	if errors.As(err, &p) || errors.As(err, &se) || errors.As(err, &e) {
		return err
	}
	return &placed{err, Frame{File: file, Line: pos.Line, Column: pos.Column}}
}

// loadError makes an error of script of what went wrong with loading or linking.
func (l *Loop) loadError(err error, require bool) goja.Value {
	var se *ScriptError
	var ex *goja.Exception
	var e *source.Error
	var notFound *source.NotFoundError
	var pkg *source.PackageError
	var p *placed
	class, message, code := "Error", err.Error(), ""
	var at *Frame
	if errors.As(err, &p) {
		at = &p.at
	}
	switch {
	case errors.As(err, &ex):
		return ex.Value()
	case errors.As(err, &se):
		class, message = se.Name, se.Message
		if len(se.Frames) > 0 {
			at = &se.Frames[0]
		}
	case errors.As(err, &e):
		class, message, at = "SyntaxError", e.Message, &Frame{File: e.File, Line: e.Line, Column: e.Column}
	case errors.As(err, &notFound):
		if code = "ERR_MODULE_NOT_FOUND"; require {
			code = "MODULE_NOT_FOUND"
		}
		show := *notFound
		show.From = l.rt.display(show.From)
		show.Tried = slices.Clone(show.Tried)
		for i, t := range show.Tried {
			show.Tried[i] = l.rt.display(t)
		}
		message = show.Error()
	case errors.As(err, &pkg):
		code, message = "ERR_INVALID_PACKAGE_CONFIG", (&source.PackageError{File: l.rt.display(pkg.File), Reason: pkg.Reason}).Error()
	}
	o := l.newErrorOf(class, message)
	if code != "" {
		must(o.Set("code", code))
	}
	if at != nil {
		l.Hide(o, "stack", l.vm.ToValue(fmt.Sprintf("%s: %s\n\tat %s:%d:%d(0)\n", class, message, at.File, at.Line, at.Column)))
	}
	return o
}

// newErrorOf makes an error of one of ECMAScript's classes, whatever a script has done to the globals.
func (l *Loop) newErrorOf(class, message string) *goja.Object {
	switch class {
	case "SyntaxError":
		return must1(l.vm.New(l.syntaxErrorCtor, l.vm.ToValue(message)))
	case "TypeError":
		return l.TypeError("%s", message)
	case "ReferenceError":
		return must1(l.vm.New(l.vm.Get("ReferenceError"), l.vm.ToValue(message)))
	}
	return must1(l.vm.New(l.errorCtor, l.vm.ToValue(message)))
}

// fileURL returns the file: URL of a path.
func fileURL(key string) string {
	return (&url.URL{Scheme: "file", Path: "/" + key}).String()
}
