package runtime

import (
	"reflect"
	"regexp"
	"strconv"
	"sync"

	"github.com/corojs/coro/runtime/internal/rewrite"
	"github.com/corojs/coro/runtime/internal/source"
	"github.com/dop251/goja"
)

// This file holds the functions that lowered code calls (see internal/rewrite): making async functions, calling them,
// and go statements.

type funcInfo = rewrite.Func

// functions is what the loop knows of the functions of script.
type functions struct {
	funcs   []funcInfo        // indexed by the literals in lowered code
	sites   []rewrite.Site    // likewise
	files   []source.SiteFile // which sites are of which file
	sources map[string]string

	makers    map[*goja.Object]bool     // the task-making functions
	coroFuncs map[*goja.Object]coroFunc // the coroutine functions of the host
	blocking  map[*goja.Object]*bound   // the functions of BindBlocking
	// deferred is the async function that is being called as a go statement: its call gives a lazy coroutine.
	deferred      *goja.Object
	deferredDepth int // depth of the call stack there
	goCalls       []*goCall
	tokens        []*token   // free ones
	lastToken     *token     // given out last
	query         goja.Value // the this by which lowered functions are asked who they are; no script has it
	answer        *funcInfo
	functionText  func(goja.FunctionCall) goja.Value // the intrinsic Function.prototype.toString

	// What callGenerator and callPlain hand to the closures they run under Try, which are made once.
	generate           func(goja.FunctionCall) goja.Value
	genCall            goja.FunctionCall
	generated          *goja.Object
	generateFn, callFn func()
	foreignJobs        bool // goja's own promises are in play, so its job queue may hold something
}

type coroFunc = func(goja.FunctionCall) goja.Value

func (l *Loop) initFunctions() {
	l.makers, l.coroFuncs = map[*goja.Object]bool{}, map[*goja.Object]coroFunc{}
	l.sources = map[string]string{}
	l.query = l.vm.NewDynamicObject(&goReceiver{l: l, obj: l.vm.NewObject()})
	l.generateFn = func() { l.generated = l.generate(l.genCall).(*goja.Object) }
	l.callFn = func() { l.result = l.generate(l.genCall) }
	l.initFunctionText()
	l.declareHelpers(map[string]func(goja.FunctionCall) goja.Value{
		"%await":           l.jsAwait,
		"%fn":              l.jsFn,
		"%fn0":             l.jsFn0,
		"%run":             l.jsRun,
		"%run0":            l.jsRun0,
		"%ok":              l.jsOk,
		"%fail":            l.jsFail,
		"%call":            l.jsCall,
		"%super":           l.jsSuper,
		"%spread":          l.jsSpread,
		"%go":              l.jsGo,
		"%goOn":            l.jsGoOn,
		"%goThis":          l.jsGoThis,
		"%gfn":             l.jsGeneratorFunction,
		"%grun":            l.jsGeneratorRun,
		"%yield":           l.jsYield,
		"%delegate":        l.jsDelegate,
		"%back":            l.jsBack,
		"%iter":            l.jsIter,
		"%next":            l.jsNext,
		"%end":             func(goja.FunctionCall) goja.Value { return goja.Undefined() }, // stands for the end of a loop
		"%thrown":          l.jsThrown,
		"%close":           l.jsClose,
		"%closing":         l.jsClosing,
		"%key":             l.jsKey,
		"%named":           l.jsNamed,
		"%method":          l.jsMethod,
		"%import":          l.jsImport,
		rewrite.EvalImport: l.jsEvalImport,
		"%regexp": func(call goja.FunctionCall) goja.Value {
			return l.library.NewRegExp(call.Arguments[0], call.Arguments[1])
		},
		"%source": func(call goja.FunctionCall) goja.Value { return l.library.Source(call.Argument(0)) },
	})
}

// callable is the raw call of a function object, without goja's bookkeeping for calls from outside: whoever uses it
// runs inside a frame of script and lets throws pass.
func callable(f goja.Value) func(goja.FunctionCall) goja.Value {
	if o, ok := f.(*goja.Object); ok {
		if fn, ok := o.Export().(func(goja.FunctionCall) goja.Value); ok {
			return fn
		}
	}
	return nil
}

// asyncFunction makes the function object of a lowered async function from how a call of it is carried out.
func (l *Loop) asyncFunction(fi int64, invoke func(self *goja.Object, call goja.FunctionCall, lazy bool) goja.Value) *goja.Object {
	var self *goja.Object
	self = l.vm.ToValue(func(call goja.FunctionCall) goja.Value {
		if call.This == l.query {
			l.answer = &l.funcs[fi]
			return goja.Undefined()
		}
		lazy := l.deferred == self
		if lazy {
			l.deferred = nil
		}
		return invoke(self, call, lazy)
	}).(*goja.Object)
	info := &l.funcs[fi]
	l.describe(self, info.Name, info.Length)
	must(self.SetPrototype(l.asyncFunctionProto))
	return self
}

// jsFn is %fn(index, generatorFunction[, this]): an async function with an await. With a third argument it is an arrow
// that took the this of its surroundings.
func (l *Loop) jsFn(call goja.FunctionCall) goja.Value {
	fi := call.Arguments[0].ToInteger()
	generate := callable(call.Arguments[1])
	var this goja.Value
	if len(call.Arguments) > 2 {
		this = call.Arguments[2]
	}
	return l.asyncFunction(fi, func(_ *goja.Object, call goja.FunctionCall, lazy bool) goja.Value {
		if this != nil {
			call.This = this
		}
		return l.callGenerator(int32(fi), generate, call, lazy)
	})
}

// callGenerator calls an async function whose body is a generator function. An error of the parameters is a rejection.
func (l *Loop) callGenerator(fi int32, generate func(goja.FunctionCall) goja.Value, call goja.FunctionCall, lazy bool) goja.Value {
	c := l.newCoroutine(fi)
	l.generate, l.genCall = generate, call
	if !lazy {
		l.enterCoroutine(c, l.startFn, false)
		return c.Object()
	}
	if ex := l.vm.Try(l.generateFn); ex != nil {
		c.finish(rejectedState, ex.Value())
	} else {
		c.gen = l.generated
	}
	return l.goToken(c)
}

// jsFn0 is %fn0(index, function): an async function without an await, which is a plain function still.
func (l *Loop) jsFn0(call goja.FunctionCall) goja.Value {
	fi := call.Arguments[0].ToInteger()
	fn := callable(call.Arguments[1])
	return l.asyncFunction(fi, func(_ *goja.Object, call goja.FunctionCall, lazy bool) goja.Value {
		return l.callPlain(int32(fi), fn, call, lazy)
	})
}

func (l *Loop) callPlain(fi int32, fn func(goja.FunctionCall) goja.Value, call goja.FunctionCall, lazy bool) goja.Value {
	c := l.newCoroutine(fi)
	if lazy {
		c.call = &lazyCall{fn: fn, this: call.This, args: append([]goja.Value(nil), call.Arguments...)}
		return l.goToken(c)
	}
	l.generate, l.genCall = fn, call
	ex := l.vm.Try(l.callFn)
	if ex != nil {
		c.finish(rejectedState, ex.Value())
	} else {
		v := l.result
		l.result = nil
		c.finish(fulfilled, v)
	}
	return c.Object()
}

// jsRun is %run(index, generatorFunction, this, ...args): the call of an async method or of an arrow with captures,
// whose shell is a function of script.
func (l *Loop) jsRun(call goja.FunctionCall) goja.Value {
	a := call.Arguments
	return l.callGenerator(int32(a[0].ToInteger()), callable(a[1]), goja.FunctionCall{This: a[2], Arguments: a[3:]}, l.shellDeferred())
}

// jsRun0 is the same for one without an await.
func (l *Loop) jsRun0(call goja.FunctionCall) goja.Value {
	a := call.Arguments
	return l.callPlain(int32(a[0].ToInteger()), callable(a[1]), goja.FunctionCall{This: a[2], Arguments: a[3:]}, l.shellDeferred())
}

// shellDeferred reports whether the shell that called us was itself called as a go statement. Shells are functions of
// script, without an identity here; but a shell calls us before anything else, so the depth of the stack tells.
func (l *Loop) shellDeferred() bool {
	if l.deferred == nil || l.stackDepth() != l.deferredDepth+shellDepth {
		return false
	}
	l.deferred = nil
	return true
}

// shellDepth is how much deeper the stack is in a helper called by a shell than in the go statement that called it.
const shellDepth = 2

func (l *Loop) stackDepth() int {
	var frames [32]goja.StackFrame
	return len(l.vm.CaptureCallStack(0, frames[:0]))
}

// jsOk is %ok(value): the return of an async method without an await.
func (l *Loop) jsOk(call goja.FunctionCall) goja.Value {
	c := l.newCoroutine(-1)
	c.finish(fulfilled, call.Argument(0))
	return c.Object()
}

// jsFail is %fail(error): the throw of one.
func (l *Loop) jsFail(call goja.FunctionCall) goja.Value {
	c := l.newCoroutine(-1)
	c.finish(rejectedState, call.Argument(0))
	return c.Object()
}

// jsCall is %call(function, this, ...args), for calls of super's methods inside a generator.
func (l *Loop) jsCall(call goja.FunctionCall) goja.Value {
	fn, ok := goja.AssertFunction(call.Argument(0))
	if !ok {
		panic(l.TypeError("%s is not a function", describe(call.Argument(0))))
	}
	v, err := fn(call.Argument(1), call.Arguments[2:]...)
	if err != nil {
		panic(l.thrown(err))
	}
	return v
}

// lowered returns what is known of an async function that was lowered into a host function, nil for other values.
func (l *Loop) lowered(v goja.Value) *funcInfo {
	o, ok := v.(*goja.Object)
	if !ok || o.Prototype() != l.asyncFunctionProto && (l.generatorFunctionProto == nil || o.Prototype() != l.generatorFunctionProto) {
		return nil
	}
	fn := callable(o)
	if fn == nil {
		return nil
	}
	l.answer = nil
	if ex := l.vm.Try(func() { fn(goja.FunctionCall{This: l.query}) }); ex != nil {
		return nil
	}
	return l.answer
}

// initFunctionText replaces Function.prototype.toString, which would call lowered functions native code.
func (l *Loop) initFunctionText() {
	proto := l.vm.Get("Function").(*goja.Object).Get("prototype").(*goja.Object)
	l.functionText = callable(proto.Get("toString"))
	l.Method(proto, "toString", 0, func(call goja.FunctionCall) goja.Value {
		if f := l.lowered(call.This); f != nil {
			return l.vm.ToValue(f.Source)
		}
		return l.functionText(call)
	})
}

// asyncText matches the source of async methods and arrows, which stay functions of script.
var asyncText = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(static\s+)?async(\s+[^\s(=,}*]|\s*\[|\s*\([^)]*\)\s*=>)`)
})

func (l *Loop) asyncSource(o *goja.Object) bool {
	var text string
	if ex := l.vm.Try(func() { text = l.functionText(goja.FunctionCall{This: o}).String() }); ex != nil {
		return false
	}
	return asyncText().MatchString(text)
}

// declarations is the program that declares the helpers, which every Runtime runs.
var declarations = sync.OnceValue(func() *goja.Program { return must1(goja.CompileAST(rewrite.Declarations(), false)) })

// declareHelpers makes the helpers global lexical constants. They are not properties of any object, and their names
// cannot be spelled in source, so no script can see, reach or replace them.
func (l *Loop) declareHelpers(helpers map[string]func(goja.FunctionCall) goja.Value) {
	host := l.vm.NewObject()
	for name, fn := range helpers {
		f := l.vm.ToValue(fn).(*goja.Object)
		if name == "%end" {
			l.loopEnd = f
		}
		l.describe(f, name, 0)
		must(host.Set(name[1:], f))
	}
	for _, name := range rewrite.Helpers() {
		if helpers[name] == nil {
			panic("runtime: lowered code calls " + name + ", which is not declared")
		}
	}
	install := must1(l.vm.RunProgram(declarations()))
	fn, _ := goja.AssertFunction(install)
	must1(fn(goja.Undefined(), host))
}

// jsSuper is %super(get, set): an object that stands for super where super itself cannot stand.
func (l *Loop) jsSuper(call goja.FunctionCall) goja.Value {
	get, _ := goja.AssertFunction(call.Argument(0))
	set, _ := goja.AssertFunction(call.Argument(1))
	run := func(fn goja.Callable, args ...goja.Value) goja.Value {
		v, err := fn(goja.Undefined(), args...)
		if err != nil {
			panic(l.thrown(err))
		}
		return v
	}
	return l.vm.ToValue(l.vm.NewProxy(l.vm.NewObject(), &goja.ProxyTrapConfig{
		Get: func(_ *goja.Object, key string, _ goja.Value) goja.Value { return run(get, l.vm.ToValue(key)) },
		GetIdx: func(_ *goja.Object, key int, _ goja.Value) goja.Value {
			return run(get, l.vm.ToValue(key))
		},
		GetSym: func(_ *goja.Object, key *goja.Symbol, _ goja.Value) goja.Value { return run(get, key) },
		Set: func(_ *goja.Object, key string, v, _ goja.Value) bool {
			run(set, l.vm.ToValue(key), v)
			return true
		},
		SetSym: func(_ *goja.Object, key *goja.Symbol, v, _ goja.Value) bool {
			run(set, key, v)
			return true
		},
	}))
}

// jsSpread is %spread(callee, this, isSpread, value, ...): the call of what may be a task-maker with spread arguments.
// goja iterates over a spread array with an object for each element; here the elements of a plain array are taken.
func (l *Loop) jsSpread(call goja.FunctionCall) goja.Value {
	callee, this, rest := call.Arguments[0], call.Arguments[1], call.Arguments[2:]
	if _, ok := goja.AssertFunction(callee); !ok {
		panic(l.TypeError("%s is not a function", describe(callee)))
	}
	var args []goja.Value
	for i := 0; i < len(rest); i += 2 {
		v := rest[i+1]
		if !rest[i].ToBoolean() {
			args = append(args, v)
			continue
		}
		if list, ok := l.elements(v); ok {
			args = append(args, list...)
			continue
		}
		l.vm.ForOf(v, func(item goja.Value) bool {
			args = append(args, item)
			return true
		})
	}
	return callable(callee)(goja.FunctionCall{This: this, Arguments: args})
}

// elements returns the elements of an array if iterating over it would give just these: nobody has changed how arrays
// are iterated.
func (l *Loop) elements(v goja.Value) ([]goja.Value, bool) {
	o, ok := v.(*goja.Object)
	if !ok || o.ClassName() != "Array" || o.ExportType().Kind() != reflect.Slice ||
		o.GetSymbol(goja.SymIterator) != l.arrayValues || l.arrayIterator.Get("next") != l.arrayNext {
		return nil, false
	}
	list := make([]goja.Value, o.Get("length").ToInteger())
	for i := range list {
		if list[i] = o.Get(strconv.Itoa(i)); list[i] == nil { // a hole
			list[i] = goja.Undefined()
		}
	}
	return list, true
}

// TaskMaker marks a function of script as one whose direct arguments are go statements: create_task(f(x)) does not run
// f's body but gives the task-maker a lazy coroutine.
func (l *Loop) TaskMaker(fn *goja.Object) { l.makers[fn] = true }

// CoroutineFunction marks a function of the host as asyncio's own coroutine functions are: as a go statement it is not
// called, but waits as a lazy coroutine for its task's first step.
func (l *Loop) CoroutineFunction(fn *goja.Object) { l.coroFuncs[fn] = callable(fn) }

// IsCoroutineFunction reports whether calling v gives a coroutine (inspect.iscoroutinefunction).
func (l *Loop) IsCoroutineFunction(v goja.Value) bool {
	o, ok := v.(*goja.Object)
	if !ok {
		return false
	}
	if _, ok := goja.AssertFunction(o); !ok {
		return false
	}
	if _, ok := l.coroFuncs[o]; ok {
		return true
	}
	return o.Prototype() == l.asyncFunctionProto || l.asyncSource(o)
}

// goCall is the callee that stands in for the function of a go statement: it is used once and goes back to a pool,
// since function objects are dear.
type goCall struct {
	obj  *goja.Object
	fn   goja.Value
	this goja.Value // nil: as called
}

func (l *Loop) newGoCall(fn, this goja.Value) goja.Value {
	var g *goCall
	if n := len(l.goCalls); n > 0 {
		g = l.goCalls[n-1]
		l.goCalls = l.goCalls[:n-1]
	} else {
		g = &goCall{}
		g.obj = l.vm.ToValue(func(call goja.FunctionCall) goja.Value {
			fn, this := g.fn, g.this
			if this == nil {
				this = call.This
			}
			g.fn, g.this = nil, nil
			l.goCalls = append(l.goCalls, g)
			return l.callDeferred(fn, goja.FunctionCall{This: this, Arguments: call.Arguments})
		}).(*goja.Object)
	}
	g.fn, g.this = fn, this
	return g.obj
}

// callDeferred calls fn so that, if it is an async function, its body does not run yet.
func (l *Loop) callDeferred(fn goja.Value, call goja.FunctionCall) goja.Value {
	o, ok := fn.(*goja.Object)
	if !ok {
		panic(l.notFunction(fn))
	}
	if host, ok := l.coroFuncs[o]; ok {
		c := l.newCoroutine(-1)
		c.call = &lazyCall{fn: host, this: call.This, args: append([]goja.Value(nil), call.Arguments...)}
		return l.goToken(c)
	}
	prev, prevDepth := l.deferred, l.deferredDepth
	l.deferred = o
	if o.Prototype() != l.asyncFunctionProto {
		l.deferredDepth = l.stackDepth()
	} else {
		l.deferredDepth = -shellDepth - 1
	}
	defer func() { l.deferred, l.deferredDepth = prev, prevDepth }()
	f := callable(fn)
	if f == nil {
		call, ok := goja.AssertFunction(fn)
		if !ok {
			panic(l.notFunction(fn))
		}
		f = func(fc goja.FunctionCall) goja.Value {
			v, err := call(fc.This, fc.Arguments...)
			if err != nil {
				panic(l.thrown(err))
			}
			return v
		}
	}
	return f(call)
}

// token stands for the lazy coroutine of a go statement on its way to the task-maker, which is the only one to see it.
// It is used again, while a face would be thrown away at once.
type token struct {
	*Coroutine
	obj *goja.Object
}

// goToken returns the object to pass to a task-maker for c.
func (l *Loop) goToken(c *Coroutine) *goja.Object {
	var t *token
	if n := len(l.tokens); n > 0 {
		t = l.tokens[n-1]
		l.tokens = l.tokens[:n-1]
	} else {
		t = &token{}
		t.obj = l.vm.NewDynamicObject(t)
		must(t.obj.SetPrototype(l.promiseProto))
	}
	t.Coroutine = c
	l.recent, l.recentOf, l.lastToken = t.obj, c, t
	return t.obj
}

// takeToken gets the token of c back, now that a task has c, if it is the one given out last.
func (l *Loop) takeToken(c *Coroutine) {
	if t := l.lastToken; t != nil && t.Coroutine == c {
		t.Coroutine = nil
		l.tokens = append(l.tokens, t)
		l.lastToken, l.recent, l.recentOf = nil, nil, nil
	}
}

func (l *Loop) isMaker(v goja.Value) bool {
	o, ok := v.(*goja.Object)
	return ok && l.makers[o]
}

// jsGo is %go(callee, function): the function to call in an argument of callee.
func (l *Loop) jsGo(call goja.FunctionCall) goja.Value {
	fn := call.Arguments[1]
	if !l.isMaker(call.Arguments[0]) {
		return fn
	}
	return l.newGoCall(fn, nil)
}

// jsGoOn is %goOn(callee, object): the object whose method is called in an argument of callee.
func (l *Loop) jsGoOn(call goja.FunctionCall) goja.Value {
	obj, ok := call.Arguments[1].(*goja.Object)
	if !ok || !l.isMaker(call.Arguments[0]) {
		return call.Arguments[1]
	}
	return l.vm.NewDynamicObject(&goReceiver{l: l, obj: obj})
}

// jsGoThis is %goThis(callee, this, method): a method that was looked up already, as private ones are.
func (l *Loop) jsGoThis(call goja.FunctionCall) goja.Value {
	if !l.isMaker(call.Arguments[0]) {
		this, fn := call.Arguments[1], call.Arguments[2]
		return l.vm.ToValue(func(c goja.FunctionCall) goja.Value {
			return l.jsCall(goja.FunctionCall{Arguments: append([]goja.Value{fn, this}, c.Arguments...)})
		})
	}
	return l.newGoCall(call.Arguments[2], call.Arguments[1])
}

// goReceiver stands in for the object of a method call that is a go statement.
type goReceiver struct {
	l   *Loop
	obj *goja.Object
}

// Get implements goja.DynamicObject: the method, bound.
func (r *goReceiver) Get(key string) goja.Value {
	fn := r.obj.Get(key)
	if _, ok := goja.AssertFunction(fn); !ok {
		panic(r.l.TypeError("Object has no member '%s'", key))
	}
	return r.l.newGoCall(fn, r.obj)
}

// Set implements goja.DynamicObject.
func (r *goReceiver) Set(string, goja.Value) bool { return false }

// Has implements goja.DynamicObject.
func (r *goReceiver) Has(string) bool { return true }

// Delete implements goja.DynamicObject.
func (r *goReceiver) Delete(string) bool { return false }

// Keys implements goja.DynamicObject.
func (r *goReceiver) Keys() []string { return nil }
