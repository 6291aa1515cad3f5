package runtime

import (
	"context"
	"errors"
	"fmt"
	"math"
	"reflect"

	"github.com/corojs/coro/runtime/internal/source"
	"github.com/dop251/goja"
)

// This file is where Go values and functions meet script: Set, Bind, Call, CreateTask and Go.

// hostCall is the promise of an asynchronous host function that runs on its own goroutine.
type hostCall struct {
	Promise
	name   string
	cancel context.CancelCauseFunc
}

var typeHostCall = reflect.TypeFor[*hostCall]()

// abandon is called when the await on the call was cancelled.
func (h *hostCall) abandon(req *CancelRequest) {
	cause := error(context.Canceled)
	if req != nil && req.Err != nil {
		cause = req.Err
	}
	h.cancel(cause)
}

// Go runs work on a goroutine of its own and returns a promise of what it returns, converted by goja's ToValue; an
// error becomes a rejection. ctx ends when an await on the promise is cancelled and when the Runtime is closed.
// name is what reports call it.
func (l *Loop) Go(name string, work func(ctx context.Context) (any, error)) *Promise {
	ctx, cancel := context.WithCancelCause(l.rt.ctx)
	h := &hostCall{name: name, cancel: cancel}
	h.l, h.kind = l, hostPromise
	run := l.scope.run
	run.add()
	l.goWork++
	l.rt.work.Go(func() {
		v, err := protectWork(ctx, work)
		if !l.Post(func() {
			cancel(nil)
			l.goWork--
			if err != nil {
				h.Reject(l.goErrorValue(err))
			} else if ex := l.vm.Try(func() { h.Resolve(l.vm.ToValue(v)) }); ex != nil {
				h.Reject(ex.Value())
			}
			run.sub()
		}) {
			cancel(nil)
		}
	})
	return &h.Promise
}

func protectWork(ctx context.Context, work func(context.Context) (any, error)) (v any, err error) {
	defer func() {
		if x := recover(); x != nil {
			err = &PanicError{Value: x, Stack: stack()}
		}
	}()
	return work(ctx)
}

// goErrorValue makes err an error of script; one that came from script is itself again.
func (l *Loop) goErrorValue(err error) goja.Value {
	var se *ScriptError
	if errors.As(err, &se) && se.Value != nil {
		if o, ok := se.Value.(*goja.Object); ok {
			return o
		}
	}
	return l.vm.NewGoError(err)
}

// Set makes v a global variable of script under name. Functions are bound as Bind does.
func (rt *Runtime) Set(name string, v any) error {
	if t := reflect.TypeOf(v); t != nil && t.Kind() == reflect.Func {
		if _, raw := v.(func(goja.FunctionCall) goja.Value); !raw {
			return rt.Bind(name, v)
		}
	}
	return rt.DoLoop(context.Background(), func(l *Loop) error { return l.vm.Set(name, v) })
}

// Bind makes the Go function fn a global function of script. A function whose first parameter is a context.Context is
// asynchronous: it runs on its own goroutine, the script awaits it, and cancelling the awaiting task ends the context.
// Any other function is synchronous and runs on the loop, which it must not block. A last result of type error is
// thrown when it is not nil. Arguments are checked: too few, or one of the wrong type, is a TypeError that names the
// function and the argument.
func (rt *Runtime) Bind(name string, fn any) error {
	b, err := newBound(name, fn)
	if err != nil {
		return err
	}
	return rt.DoLoop(context.Background(), func(l *Loop) error { return l.vm.Set(name, l.bound(b)) })
}

// BindBlocking is Bind for a function that takes its time and may run on any goroutine: asyncio.to_thread and
// loop.run_in_executor run it on one of its own, as often at once as scripts ask for it. Called directly it runs on the
// loop, which waits for it. Its first parameter must not be a context.Context; such a function is asynchronous by itself.
func (rt *Runtime) BindBlocking(name string, fn any) error {
	b, err := newBound(name, fn)
	if err != nil {
		return err
	}
	if b.async {
		return fmt.Errorf("bind %s: want a function without a context, which runs beside the loop anyway", name)
	}
	return rt.DoLoop(context.Background(), func(l *Loop) error {
		obj := l.bound(b)
		if l.blocking == nil {
			l.blocking = map[*goja.Object]*bound{}
		}
		l.blocking[obj] = b
		return l.vm.Set(name, obj)
	})
}

// Blocking returns the name of the function v, if BindBlocking bound it, and a call of it with args that may be made on
// any goroutine; else run is nil. Arguments of the wrong types are thrown as a direct call does.
func (l *Loop) Blocking(v goja.Value, args []goja.Value) (name string, run func() (any, error)) {
	o, _ := v.(*goja.Object)
	b := l.blocking[o]
	if b == nil {
		return "", nil
	}
	in := l.unpack(b, args)
	return b.name, func() (any, error) { return b.call(in) }
}

// bound is a Go function and what its parameters want.
type bound struct {
	name  string
	fn    reflect.Value
	typ   reflect.Type
	async bool
	fails bool // the last result is an error
}

var (
	typeContext = reflect.TypeFor[context.Context]()
	typeError   = reflect.TypeFor[error]()
)

func newBound(name string, fn any) (*bound, error) {
	b := &bound{name: name, fn: reflect.ValueOf(fn)}
	if b.fn.Kind() != reflect.Func {
		return nil, fmt.Errorf("bind %s: want a function, got %T", name, fn)
	}
	if b.fn.IsNil() {
		return nil, fmt.Errorf("bind %s: the function is nil", name)
	}
	b.typ = b.fn.Type()
	b.async = b.typ.NumIn() > 0 && b.typ.In(0) == typeContext
	n := b.typ.NumOut()
	b.fails = n > 0 && b.typ.Out(n-1) == typeError
	if n > 2 || n == 2 && !b.fails {
		return nil, fmt.Errorf("bind %s: want at most one result and an error, got %s", name, b.typ)
	}
	return b, nil
}

func (l *Loop) bound(b *bound) *goja.Object {
	params := b.typ.NumIn()
	if b.async {
		params--
	}
	obj := l.NewFunction(b.name, params, func(call goja.FunctionCall) goja.Value {
		args := l.unpack(b, call.Arguments)
		if !b.async {
			v, err := b.call(args)
			if err != nil {
				panic(l.goErrorValue(err))
			}
			return l.vm.ToValue(v)
		}
		return l.Go(b.name, func(ctx context.Context) (any, error) {
			return b.call(append([]reflect.Value{reflect.ValueOf(ctx)}, args...))
		}).Object()
	})
	if b.async {
		l.CoroutineFunction(obj)
	}
	return obj
}

func (b *bound) call(args []reflect.Value) (any, error) {
	out := b.fn.Call(args)
	if b.fails {
		if err, _ := out[len(out)-1].Interface().(error); err != nil {
			return nil, err
		}
		out = out[:len(out)-1]
	}
	if len(out) == 0 {
		return nil, nil
	}
	return out[0].Interface(), nil
}

// unpack converts the arguments of a call to what b's parameters want, or throws a TypeError.
func (l *Loop) unpack(b *bound, values []goja.Value) []reflect.Value {
	first := 0
	if b.async {
		first = 1
	}
	n := b.typ.NumIn() - first
	fixed := n
	if b.typ.IsVariadic() {
		fixed--
	}
	if len(values) < fixed {
		panic(l.TypeError("%s: want %d arguments, got %d", b.name, fixed, len(values)))
	}
	if !b.typ.IsVariadic() && len(values) > n {
		values = values[:n] // as everywhere in JavaScript, what is too much is ignored
	}
	args := make([]reflect.Value, len(values))
	for i, v := range values {
		t := b.typ.In(first + min(i, n-1))
		if i >= fixed {
			t = t.Elem()
		}
		arg := reflect.New(t)
		if err := l.convert(v, arg.Elem()); err != nil {
			panic(l.TypeError("%s: argument %d: %s", b.name, i+1, err))
		}
		args[i] = arg.Elem()
	}
	return args
}

// convert stores v in dst without the leniency of goja's conversions: a number wants a number that fits, a string a
// string, a bool a bool. What is composed is left to goja.
func (l *Loop) convert(v goja.Value, dst reflect.Value) error {
	want := func(what string) error { return fmt.Errorf("want %s, got %s", what, describe(v)) }
	absent := v == nil || goja.IsUndefined(v) || goja.IsNull(v)
	switch dst.Kind() {
	case reflect.Bool:
		b, ok := v.Export().(bool)
		if absent || !ok {
			return want("a boolean")
		}
		dst.SetBool(b)
		return nil
	case reflect.String:
		s, ok := v.Export().(string)
		if absent || !ok {
			return want("a string")
		}
		dst.SetString(s)
		return nil
	case reflect.Float32, reflect.Float64:
		f, ok := number(v)
		if !ok {
			return want("a number")
		}
		dst.SetFloat(f)
		return nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		f, ok := number(v)
		if !ok || f != math.Trunc(f) || f < -1<<63 || f >= 1<<63 || dst.OverflowInt(int64(f)) {
			return want("an integer (" + dst.Type().String() + ")")
		}
		dst.SetInt(int64(f))
		return nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		f, ok := number(v)
		if !ok || f != math.Trunc(f) || f < 0 || f >= 1<<64 || dst.OverflowUint(uint64(f)) {
			return want("an integer of 0 or more (" + dst.Type().String() + ")")
		}
		dst.SetUint(uint64(f))
		return nil
	case reflect.Interface:
		if dst.NumMethod() == 0 {
			if !absent {
				dst.Set(reflect.ValueOf(v.Export()))
			}
			return nil
		}
	case reflect.Func:
		if _, ok := goja.AssertFunction(v); !ok {
			return want("a function")
		}
	case reflect.Struct, reflect.Map:
		if _, ok := v.(*goja.Object); !ok {
			return want("an object")
		}
	case reflect.Slice, reflect.Array:
		o, ok := v.(*goja.Object)
		if !ok || o.ClassName() != "Array" && o.ClassName() != "Object" {
			return want("an array")
		}
	}
	if absent {
		return nil
	}
	if err := l.vm.ExportTo(v, dst.Addr().Interface()); err != nil {
		return want(dst.Type().String())
	}
	return nil
}

func number(v goja.Value) (float64, bool) {
	switch x := v.Export().(type) {
	case int64:
		return float64(x), true
	case float64:
		return x, true
	}
	return 0, false
}

// export gives a result of script to Go.
func export(v goja.Value) any {
	if v == nil || goja.IsUndefined(v) || goja.IsNull(v) {
		return nil
	}
	return v.Export()
}

// Call calls the global function name with args, awaits its result and converts it to T. See [Runtime.RunScript] for
// ctx and errors.
func Call[T any](ctx context.Context, rt *Runtime, name string, args ...any) (T, error) {
	var out T
	_, err := rt.execute(ctx, true, func(l *Loop, r *run) error {
		fn, values, err := l.global(name, args)
		if err != nil {
			return err
		}
		r.take = func(v goja.Value) error {
			if err := l.convert(v, reflect.ValueOf(&out).Elem()); err != nil {
				return fmt.Errorf("call %s: result: %w", name, err)
			}
			return nil
		}
		l.startMain(r, func() (goja.Value, error) { return fn(goja.Undefined(), values...) }, false)
		return nil
	})
	return out, err
}

// global looks up a global function, also one declared with const or let, and converts the arguments for it.
func (l *Loop) global(name string, args []any) (goja.Callable, []goja.Value, error) {
	v := l.vm.Get(name)
	if v == nil {
		if u, err := l.compile(name, source.Options{File: "<call>", Kind: source.Script}); err == nil {
			v, _ = l.vm.RunProgram(u.Program)
		}
	}
	fn, ok := goja.AssertFunction(v)
	if !ok {
		return nil, nil, fmt.Errorf("call %s: want a global function, got %s", name, describe(v))
	}
	values := make([]goja.Value, len(args))
	for i, a := range args {
		values[i] = l.vm.ToValue(a)
	}
	return fn, values, nil
}

// TaskRef is a task as a host holds it. Its methods may be called from any goroutine but the loop's.
type TaskRef struct {
	rt   *Runtime
	t    *Task
	name string
	done chan struct{}
	v    any
	err  error
}

// CreateTask makes a task that calls the global function name with args, and returns without waiting for its first
// step. The task goes on whatever becomes of ctx, which bounds only the making.
func (rt *Runtime) CreateTask(ctx context.Context, name string, args ...any) (*TaskRef, error) {
	ref := &TaskRef{rt: rt, done: make(chan struct{})}
	err := rt.DoLoop(ctx, func(l *Loop) error {
		fn, values, err := l.global(name, args)
		if err != nil {
			return err
		}
		c := l.newCoroutine(-1)
		c.call = &lazyCall{this: goja.Undefined(), args: values, fn: func(fc goja.FunctionCall) goja.Value {
			v, err := fn(fc.This, fc.Arguments...)
			if err != nil {
				panic(l.thrown(err))
			}
			return v
		}}
		ref.t = l.CreateTask(c, TaskOptions{})
		ref.name = ref.t.Name()
		ref.t.handled = true
		ref.t.AddDoneCallback(nil, nil, func(p *Promise) {
			if p.state == fulfilled {
				ref.v = export(p.Value())
			} else {
				ref.err = l.goError(p.Value())
			}
			close(ref.done)
		})
		return nil
	})
	if err != nil {
		return nil, err
	}
	return ref, nil
}

// Name returns the name that the task had when it was made.
func (t *TaskRef) Name() string { return t.name }

// Done returns a channel that is closed when the task has ended.
func (t *TaskRef) Done() <-chan struct{} { return t.done }

// Wait waits for the end of the task and returns its exported result, or its error: *CancelledError if it was
// cancelled, else *ScriptError. ctx bounds only the waiting.
func (t *TaskRef) Wait(ctx context.Context) (any, error) {
	select {
	case <-t.done:
		return t.v, t.err
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	case <-t.rt.served:
		select {
		case <-t.done:
			return t.v, t.err
		default:
			return nil, ErrClosed
		}
	}
}

// Cancel asks the task to cancel itself, with reason as the CancelledError's message. It returns false when the task is
// done or the Runtime closed.
func (t *TaskRef) Cancel(reason string) bool {
	ok := false
	err := t.rt.DoLoop(context.Background(), func(l *Loop) error {
		ok = t.t.Cancel(l.vm.ToValue(reason))
		return nil
	})
	return err == nil && ok
}
