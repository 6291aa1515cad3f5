package runtime

import "github.com/dop251/goja"

// combinator is what differs between Promise.all, allSettled, any and race.
type combinator struct {
	name string
	// element returns how the result of one input enters the combination; nil functions let it settle the whole.
	onFulfilled, onRejected func(c *combination, i int, v goja.Value)
	// finish is called when every input has been entered.
	finish func(c *combination)
}

// combination is one call of a combinator.
type combination struct {
	l      *Loop
	cp     *capability
	values []goja.Value
	left   int
	of     *combinator
}

// slot is the place of one input of ours in a combination; it stands for the element functions of the specification
// where nobody can see them.
type slot struct {
	c *combination
	i int
}

func (s slot) runJob(_ *Loop, p *Promise) { s.c.enter(s.i, p.state, p.Value()) }

func (c *combination) enter(i int, state promiseState, v goja.Value) {
	fn := c.of.onFulfilled
	if state == rejectedState {
		fn = c.of.onRejected
	}
	if fn == nil {
		c.cp.settle(state, v)
		return
	}
	fn(c, i, v)
	c.arrived()
}

func (c *combination) arrived() {
	c.left--
	if c.left == 0 && c.of.finish != nil {
		c.of.finish(c)
	}
}

func (c *combination) set(i int, v goja.Value) { c.values[i] = v }

func (l *Loop) array(values []goja.Value) *goja.Object {
	items := make([]any, len(values))
	for i, v := range values {
		items[i] = v
	}
	return l.vm.NewArray(items...)
}

func (c *combination) status(name, key string, v goja.Value) goja.Value {
	o := c.l.vm.NewObject()
	must(o.Set("status", name))
	must(o.Set(key, v))
	return o
}

func (l *Loop) initCombinators() {
	fulfillAll := func(c *combination) { c.cp.settle(fulfilled, c.l.array(c.values)) }
	for _, of := range []*combinator{
		{name: "all", onFulfilled: (*combination).set, finish: fulfillAll},
		{
			name:   "allSettled",
			finish: fulfillAll,
			onFulfilled: func(c *combination, i int, v goja.Value) {
				c.values[i] = c.status("fulfilled", "value", v)
			},
			onRejected: func(c *combination, i int, v goja.Value) {
				c.values[i] = c.status("rejected", "reason", v)
			},
		},
		{name: "any", onRejected: (*combination).set, finish: func(c *combination) {
			e := must1(c.l.vm.New(c.l.aggregateErrorCtor, c.l.array(c.values), c.l.vm.ToValue("All promises were rejected")))
			c.cp.settle(rejectedState, e)
		}},
		{name: "race"},
	} {
		l.Method(l.promiseCtor, of.name, 1, func(call goja.FunctionCall) goja.Value {
			return l.combine(of, l.wantObject("Promise."+of.name, call.This), call.Argument(0))
		})
	}
}

// combine is the common part of 27.2.4.1, 27.2.4.2, 27.2.4.3 and 27.2.4.5.
func (l *Loop) combine(of *combinator, class *goja.Object, iterable goja.Value) goja.Value {
	c := &combination{l: l, cp: l.newCapability(class), of: of, left: 1}
	if ex := l.vm.Try(func() { c.gather(class, iterable) }); ex != nil {
		c.cp.settle(rejectedState, ex.Value())
	}
	return c.cp.object
}

func (c *combination) gather(class *goja.Object, iterable goja.Value) {
	l := c.l
	resolveFn := class.Get("resolve")
	resolve, ok := goja.AssertFunction(resolveFn)
	if !ok {
		panic(l.TypeError("Promise resolve is not a function"))
	}
	intrinsic := class == l.promiseCtor && resolveFn == l.promiseResolve
	if iterable == nil || goja.IsUndefined(iterable) || goja.IsNull(iterable) {
		panic(l.TypeError("Promise.%s: want an iterable, got %s", c.of.name, describe(iterable)))
	}
	l.vm.ForOf(iterable, func(item goja.Value) bool {
		i := len(c.values)
		c.values = append(c.values, goja.Undefined())
		var next goja.Value
		if intrinsic {
			next = l.resolveWith(class, item)
		} else {
			v, err := resolve(class, item)
			if err != nil {
				panic(l.thrown(err))
			}
			next = v
		}
		c.left++
		c.add(i, next)
		return true
	})
	c.arrived()
}

// add registers input i.
func (c *combination) add(i int, next goja.Value) {
	l := c.l
	then := next.ToObject(l.vm).Get("then")
	if pr := l.promiserOf(next); pr != nil && then == l.promiseThen && c.cp.p != nil {
		if co, ok := pr.(*Coroutine); ok {
			co.ensureStarted()
		}
		p := pr.promise()
		if c.cp.p.state == pending {
			e := c.cp.p.extension()
			e.inputs = append(e.inputs, p)
		}
		p.retrieved()
		p.wait(slot{c, i})
		return
	}
	fn, ok := goja.AssertFunction(then)
	if !ok {
		panic(l.TypeError("then is not a function"))
	}
	resolve, reject := c.cp.functions()
	once := false
	element := func(state promiseState) goja.Value {
		return l.NewFunction("", 1, func(call goja.FunctionCall) goja.Value {
			if !once {
				once = true
				c.enter(i, state, call.Argument(0))
			}
			return goja.Undefined()
		})
	}
	if c.of.onFulfilled != nil {
		resolve = element(fulfilled)
	}
	if c.of.onRejected != nil {
		reject = element(rejectedState)
	}
	if _, err := fn(next, resolve, reject); err != nil {
		panic(l.thrown(err))
	}
}
