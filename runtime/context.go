package runtime

import (
	"iter"
	"slices"

	"github.com/dop251/goja"
)

// scope tells on whose behalf script executes: for which run, in which context, and as which task (none in a plain
// callback). A Task embeds its scope; coroutines, timers and reactions point to the one they were made in.
type scope struct {
	run  *run
	task *Task
	vars *contextVars // the context; immutable, so that copying it costs nothing
	// shared is set where a script passed a Context object of its own, which is then written to in place.
	shared *Context
}

// callback returns the scope of a plain callback made in s: the same run and a copy of the context, without the task.
func (s *scope) callback() *scope {
	if s.task == nil && s.shared == nil {
		return s
	}
	return &scope{run: s.run, vars: s.current()}
}

func (s *scope) current() *contextVars {
	if s.shared != nil {
		return s.shared.vars
	}
	return s.vars
}

// contextVars is a persistent list of bindings, the newest first. Programs have a handful of context variables, for
// which a list is both the smallest and the fastest structure.
type contextVars struct {
	key   any
	value any
	next  *contextVars
}

func (v *contextVars) get(key any) (any, bool) {
	for ; v != nil; v = v.next {
		if v.key == key {
			return v.value, true
		}
	}
	return nil, false
}

// with returns v with key bound to value and any older binding of key dropped.
func (v *contextVars) with(key, value any) *contextVars {
	return &contextVars{key, value, v.without(key)}
}

func (v *contextVars) without(key any) *contextVars {
	if _, ok := v.get(key); !ok {
		return v
	}
	if v.key == key {
		return v.next
	}
	return &contextVars{v.key, v.value, v.next.without(key)}
}

// Context is a mapping of context variables to values (contextvars.Context). Loop goroutine only.
type Context struct {
	vars    *contextVars
	entered bool
	// Face is the object of script that stands for the context, once a binding has made one.
	Face *goja.Object
}

// NewContext returns an empty context (contextvars.Context()).
func (l *Loop) NewContext() *Context { return &Context{} }

// Get returns the value that key has in c.
func (c *Context) Get(key any) (any, bool) { return c.vars.get(key) }

// All iterates over the bindings of c, the oldest first.
func (c *Context) All() iter.Seq2[any, any] {
	return func(yield func(key, value any) bool) {
		var list []*contextVars
		for v := c.vars; v != nil; v = v.next {
			list = append(list, v)
		}
		for _, v := range slices.Backward(list) {
			if !yield(v.key, v.value) {
				return
			}
		}
	}
}

// Copy returns a copy of c.
func (c *Context) Copy() *Context { return &Context{vars: c.vars} }

// Enter notes that code runs in c, and returns false when some does already: a context is entered once at a time.
func (c *Context) Enter() bool {
	if c.entered {
		return false
	}
	c.entered = true
	return true
}

// Leave takes Enter back.
func (c *Context) Leave() { c.entered = false }

// CopyContext returns a copy of the current context (contextvars.copy_context).
func (l *Loop) CopyContext() *Context { return &Context{vars: l.scope.current()} }

// CurrentContext returns the current context itself: two calls give the same one if nothing has been entered or left
// between them. A task that was made without a context of its own gets one that can be told from others by this.
func (l *Loop) CurrentContext() *Context {
	s := l.scope
	if s.shared == nil {
		shared := &Context{vars: s.vars}
		if s.task == nil { // callbacks share their scope with what they were made in
			s = &scope{run: s.run, vars: s.vars}
			l.scope = s
			if l.cur != nil {
				l.cur.owner = s
			}
		}
		s.shared = shared
	}
	return s.shared
}

// ContextValue returns the value that key has in the current context.
func (l *Loop) ContextValue(key any) (any, bool) { return l.scope.current().get(key) }

// SetContextValue binds key in the current context; a nil value removes the binding.
func (l *Loop) SetContextValue(key, value any) {
	c := l.CurrentContext()
	if value == nil {
		c.vars = c.vars.without(key)
	} else {
		c.vars = c.vars.with(key, value)
	}
}

// RunInContext calls fn with c as the current context (contextvars.Context.run).
func (l *Loop) RunInContext(c *Context, fn func()) {
	prev := l.scope
	l.scope = &scope{run: prev.run, task: prev.task, shared: c}
	defer func() { l.scope = prev }()
	fn()
}
