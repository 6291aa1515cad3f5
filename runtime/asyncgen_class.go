package runtime

import (
	"errors"
	"strings"

	"github.com/corojs/coro/runtime/internal/rewrite"
	"github.com/corojs/coro/runtime/internal/source"
	"github.com/dop251/goja"
	"github.com/dop251/goja/ast"
)

// This file gives script the objects behind async generators (ECMA-262, 27.1.4, 27.4 and 27.6).

// generatorObjects are the intrinsics of async generators, made when the first async generator function is.
type generatorObjects struct {
	symAsyncIterator       *goja.Symbol
	asyncIteratorProto     *goja.Object // %AsyncIteratorPrototype%
	generatorProto         *goja.Object // %AsyncGeneratorPrototype%
	generatorFunctionProto *goja.Object // %AsyncGeneratorFunction.prototype%
	generatorNext          goja.Value
	objectProto            *goja.Object
	hasOwn                 func(goja.FunctionCall) goja.Value
	thenArg                []goja.Value
	lastKey                goja.Value // the computed key of an async function that is being made
}

func (l *Loop) initAsyncGenerators() {
	l.symAsyncIterator = l.Symbol("asyncIterator")
	l.objectProto = l.vm.Get("Object").(*goja.Object).Get("prototype").(*goja.Object)
	l.syntaxErrorCtor = l.vm.Get("SyntaxError").(*goja.Object)
	l.hasOwn = callable(l.objectProto.Get("hasOwnProperty"))
	l.thenArg = []goja.Value{l.vm.ToValue("then")}
}

// thenPatched reports whether a script gave all objects a then, which a promise resolved with one would look up.
func (l *Loop) thenPatched() bool {
	return l.hasOwn(goja.FunctionCall{This: l.objectProto, Arguments: l.thenArg}).ToBoolean()
}

// iterResult is CreateIterResultObject (7.4.14).
func (l *Loop) iterResult(v goja.Value, done bool) *goja.Object {
	obj := l.vm.NewObject()
	must(obj.DefineDataProperty("value", v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
	must(obj.DefineDataProperty("done", l.vm.ToValue(done), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
	return obj
}

func (l *Loop) makeGeneratorObjects() {
	if l.generatorFunctionProto != nil {
		return
	}
	vm := l.vm
	readOnly := func(obj *goja.Object, key string, v goja.Value) {
		must(obj.DefineDataProperty(key, v, goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	}
	tag := func(obj *goja.Object, name string) {
		must(obj.DefineDataPropertySymbol(goja.SymToStringTag, vm.ToValue(name), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	}
	iterator := vm.NewObject()
	l.SymbolMethod(iterator, l.symAsyncIterator, "[Symbol.asyncIterator]", func(call goja.FunctionCall) goja.Value { return call.This })
	l.SymbolMethod(iterator, l.Symbol("asyncDispose"), "[Symbol.asyncDispose]", l.disposeIterator)

	proto := vm.NewObject()
	must(proto.SetPrototype(iterator))
	method := func(name string, how resumeKind) *goja.Object {
		return l.Method(proto, name, 1, func(call goja.FunctionCall) goja.Value {
			g := l.generatorOf(call.This)
			if g == nil {
				p := l.NewPromise()
				p.Reject(l.TypeError("%s method called on incompatible receiver %s", name, describe(call.This)))
				return p.Object()
			}
			r := g.request(how, call.Argument(0))
			g.send(r, false)
			return r.Object()
		})
	}
	l.generatorNext = method("next", resumeNext)
	method("return", resumeReturn)
	method("throw", resumeThrow)
	tag(proto, "AsyncGenerator")

	function := vm.Get("Function").(*goja.Object)
	functionProto := vm.NewObject()
	must(functionProto.SetPrototype(function.Get("prototype").(*goja.Object)))
	ctor := vm.ToValue(l.constructGeneratorFunction).(*goja.Object)
	must(ctor.SetPrototype(function))
	l.describe(ctor, "AsyncGeneratorFunction", 1)
	must(ctor.DefineDataProperty("prototype", functionProto, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE))
	readOnly(functionProto, "constructor", ctor)
	readOnly(functionProto, "prototype", proto)
	tag(functionProto, "AsyncGeneratorFunction")
	readOnly(proto, "constructor", functionProto)
	l.asyncIteratorProto, l.generatorProto, l.generatorFunctionProto = iterator, proto, functionProto
}

// disposeIterator is %AsyncIteratorPrototype%[Symbol.asyncDispose] (27.1.4.2): it calls return and awaits what that
// gives.
func (l *Loop) disposeIterator(call goja.FunctionCall) goja.Value {
	return l.NewCoroutine("[Symbol.asyncDispose]", func(c *Coroutine) {
		body := nativeBody{c}
		var result goja.Value
		if ex := l.vm.Try(func() {
			method := call.This.ToObject(l.vm).Get("return")
			if method == nil || goja.IsUndefined(method) || goja.IsNull(method) {
				return
			}
			fn, ok := goja.AssertFunction(method)
			if !ok {
				panic(l.TypeError("%s is not a function", describe(method)))
			}
			var err error
			if result, err = fn(call.This, goja.Undefined()); err != nil {
				panic(l.thrown(err))
			}
		}); ex != nil {
			body.Throw(ex.Value())
			return
		}
		if result == nil {
			body.Return(goja.Undefined())
			return
		}
		body.Await(result, func(v goja.Value, ok bool) {
			if !ok {
				body.Throw(v)
				return
			}
			body.Return(goja.Undefined())
		})
	}).Object()
}

// jsGeneratorFunction is %gfn(index, generatorFunction): an async generator function.
func (l *Loop) jsGeneratorFunction(call goja.FunctionCall) goja.Value {
	fi := call.Arguments[0].ToInteger()
	generate := callable(call.Arguments[1])
	l.makeGeneratorObjects()
	f := l.asyncFunction(fi, func(self *goja.Object, call goja.FunctionCall, _ bool) goja.Value {
		gen := generate(call).(*goja.Object) // an error of the parameters is thrown
		return l.newAsyncGenerator(int32(fi), gen, self.Get("prototype"))
	})
	must(f.SetPrototype(l.generatorFunctionProto))
	proto := l.vm.NewObject()
	must(proto.SetPrototype(l.generatorProto))
	must(f.DefineDataProperty("prototype", proto, goja.FLAG_TRUE, goja.FLAG_FALSE, goja.FLAG_FALSE))
	return f
}

// jsGeneratorRun is %grun(index, generatorFunction, this, ...args): the call of an async generator method, whose shell
// is a function of script.
func (l *Loop) jsGeneratorRun(call goja.FunctionCall) goja.Value {
	a := call.Arguments
	l.shellDeferred()
	l.makeGeneratorObjects()
	gen := callable(a[1])(goja.FunctionCall{This: a[2], Arguments: a[3:]}).(*goja.Object)
	return l.newAsyncGenerator(int32(a[0].ToInteger()), gen, l.generatorProto)
}

// jsKey is %key(value): a computed key (ToPropertyKey), of an async generator method or of an async function.
func (l *Loop) jsKey(call goja.FunctionCall) goja.Value {
	key := call.Arguments[0]
	if _, ok := key.(*goja.Symbol); !ok {
		key = key.ToString()
	}
	l.lastKey = key
	return key
}

// jsNamed is %named(function): it names such a function after the key evaluated just before.
func (l *Loop) jsNamed(call goja.FunctionCall) goja.Value {
	l.nameAfter(call.Arguments[0].(*goja.Object), l.lastKey)
	return call.Arguments[0]
}

func (l *Loop) nameAfter(f *goja.Object, key goja.Value) {
	name := key.String()
	if _, ok := key.(*goja.Symbol); ok && name != "" {
		name = "[" + name + "]"
	}
	must(f.DefineDataProperty("name", l.vm.ToValue(name), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE))
}

// jsMethod is %method(target, key, function): it puts an async generator method into a class.
func (l *Loop) jsMethod(call goja.FunctionCall) goja.Value {
	target, key, f := call.Arguments[0].(*goja.Object), call.Arguments[1], call.Arguments[2]
	l.nameAfter(f.(*goja.Object), key)
	if sym, ok := key.(*goja.Symbol); ok {
		must(target.DefineDataPropertySymbol(sym, f, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	} else {
		must(target.DefineDataProperty(key.String(), f, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	}
	return goja.Undefined()
}

// constructGeneratorFunction is the constructor AsyncGeneratorFunction (27.4.1.1).
func (l *Loop) constructGeneratorFunction(call goja.ConstructorCall) *goja.Object {
	var params []string
	body := ""
	for i, a := range call.Arguments {
		if s := a.String(); i < len(call.Arguments)-1 {
			params = append(params, s)
		} else {
			body = s
		}
	}
	const head = "async function* anonymous("
	list := strings.Join(params, ",")
	for _, s := range []string{head + list + "\n) {\n}", head + ") {\n" + body + "\n}"} {
		l.wantFunction(s) // neither part may close what the other has opened
	}
	text := head + list + "\n) {\n" + body + "\n}"
	l.wantFunction(text)
	u, err := l.compile("("+text+")", source.Options{File: "<anonymous>", Referrer: l.callingFile(), Kind: source.Script})
	if err != nil {
		panic(l.newSyntaxError(err))
	}
	f, err := l.vm.RunProgram(u.Program)
	if err != nil {
		panic(l.thrown(err))
	}
	fn := f.(*goja.Object)
	if call.NewTarget != nil {
		if p, ok := call.NewTarget.Get("prototype").(*goja.Object); ok && p != l.generatorFunctionProto {
			must(fn.SetPrototype(p))
		}
	}
	return fn
}

func (l *Loop) newSyntaxError(err error) *goja.Object {
	message := err.Error()
	var se *ScriptError
	var e *source.Error
	if errors.As(err, &se) {
		message = se.Message
	} else if errors.As(err, &e) {
		message = syntaxMessage(e.Message)
	}
	return must1(l.vm.New(l.syntaxErrorCtor, l.vm.ToValue(message)))
}

// wantFunction parses text, which must be one async generator function.
func (l *Loop) wantFunction(text string) {
	text, err := source.DynamicImports("(", text, ")", rewrite.EvalImport)
	if err != nil {
		panic(l.newSyntaxError(errors.New(source.Message(err))))
	}
	tree, err := source.Parse("<anonymous>", "("+text+")")
	if err != nil {
		panic(l.newSyntaxError(err))
	}
	if len(tree.Body) == 1 {
		if s, ok := tree.Body[0].(*ast.ExpressionStatement); ok {
			if f, ok := s.Expression.(*ast.FunctionLiteral); ok && f.Async && f.Generator {
				return
			}
		}
	}
	panic(l.newSyntaxError(errors.New("Unexpected token")))
}
