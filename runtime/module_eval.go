package runtime

import (
	"slices"

	"github.com/dop251/goja"
)

// This file evaluates modules in the order of ECMA-262, 16.2.1.5.3: depth first, those with a top-level await (and what
// imports them) asynchronously, siblings at the same time.

// evaluate begins the evaluation of m, which is linked, and returns the promise of its end (Evaluate).
func (l *Loop) evaluate(m *module) *Promise {
	if m.kind != sourceModule {
		p := l.NewPromise()
		p.handled = true
		if t := m.evaluateValue(); t != nil {
			p.settle(rejectedState, t.v)
		} else {
			p.settle(fulfilled, goja.Undefined())
		}
		return p
	}
	if (m.state == moduleEvaluatingAsync || m.state == moduleEvaluated) && m.root != nil {
		m = m.root
	}
	if m.settled != nil {
		return m.settled
	}
	p := l.NewPromise()
	p.handled = true
	m.settled = p
	var stack []*module
	index := 0
	if t := l.innerEvaluate(m, &stack, &index); t != nil {
		for _, x := range stack {
			x.state, x.err = moduleEvaluated, t
			if x.root == nil {
				x.root = x
			}
		}
		p.settle(rejectedState, t.v)
	} else if m.state == moduleEvaluated {
		p.settle(fulfilled, goja.Undefined())
	}
	return p
}

func (l *Loop) innerEvaluate(m *module, stack *[]*module, index *int) *thrown {
	if m.kind != sourceModule {
		return m.evaluateValue()
	}
	switch m.state {
	case moduleEvaluatingAsync, moduleEvaluated:
		return m.err
	case moduleEvaluating:
		return nil
	}
	m.state, m.index, m.ancestor, m.waits = moduleEvaluating, *index, *index, 0
	*index++
	*stack = append(*stack, m)
	for _, dep := range m.deps {
		if t := l.innerEvaluate(dep, stack, index); t != nil {
			return t
		}
		if dep.kind != sourceModule {
			continue
		}
		if dep.state == moduleEvaluating {
			m.ancestor = min(m.ancestor, dep.ancestor)
		} else if dep = dep.root; dep.err != nil {
			return dep.err
		}
		if dep.order > 0 {
			m.waits++
			dep.parents = append(dep.parents, m)
		}
	}
	if m.waits > 0 || m.async {
		l.modules.order++
		m.order = l.modules.order
		if m.waits == 0 {
			l.executeAsync(m)
		}
	} else if t := m.execute(); t != nil {
		return t
	}
	if m.ancestor == m.index {
		i := slices.Index(*stack, m)
		for _, x := range (*stack)[i:] {
			x.root = m
			if x.state = moduleEvaluated; x.order != 0 {
				x.state = moduleEvaluatingAsync
			}
		}
		*stack = (*stack)[:i]
	}
	return nil
}

// prepare makes the instance of a module that is in no cycle.
func (m *module) prepare() (t *thrown) {
	if m.gen != nil {
		return nil
	}
	var err error
	if ex := m.l.vm.Try(func() { err = m.instantiate() }); ex != nil {
		return &thrown{ex.Value(), ex}
	}
	if err != nil {
		return m.l.thrownBy(err)
	}
	return nil
}

// thrownBy makes an error of loading or linking one that script threw.
func (l *Loop) thrownBy(err error) *thrown {
	if ex, ok := err.(*goja.Exception); ok {
		return &thrown{ex.Value(), ex}
	}
	return &thrown{v: l.loadError(err, false)}
}

// resume enters the generator of m.
func (m *module) resume(v goja.Value) (ex *goja.Exception) {
	l := m.l
	prevCur, prevBase := l.cur, l.base
	l.cur, l.base = nil, false
	defer func() { l.cur, l.base = prevCur, prevBase }()
	return l.vm.Try(func() { l.next(goja.FunctionCall{This: m.gen, Arguments: []goja.Value{v}}) })
}

// execute evaluates a module without a top-level await (ExecuteModule).
func (m *module) execute() *thrown {
	if t := m.prepare(); t != nil {
		return t
	}
	ex := m.resume(goja.Undefined())
	m.gen = nil
	if ex != nil {
		return &thrown{ex.Value(), ex}
	}
	return nil
}

// executeAsync evaluates a module with a top-level await (ExecuteAsyncModule).
func (l *Loop) executeAsync(m *module) {
	c := l.newCoroutine(-1)
	c.handled = true
	m.coro = c
	l.modules.running = append(l.modules.running, c)
	c.Promise.wait(moduleSettled{m})
	if t := m.prepare(); t != nil {
		c.finish(rejectedState, t.v)
		return
	}
	c.gen = m.gen
	m.gen = nil
	l.step(c, goja.Undefined(), resumeNext, false)
}

// moduleSettled is the reaction to the end of an asynchronous module.
type moduleSettled struct{ m *module }

func (s moduleSettled) runJob(l *Loop, p *Promise) {
	if i := slices.Index(l.modules.running, s.m.coro); i >= 0 {
		l.modules.running = slices.Delete(l.modules.running, i, i+1)
	}
	l.scope = s.m.coro.owner
	if p.state == fulfilled {
		l.moduleFulfilled(s.m)
	} else {
		l.moduleRejected(s.m, &thrown{v: p.Value()})
	}
}

// moduleFulfilled goes on with what waited for m (AsyncModuleExecutionFulfilled).
func (l *Loop) moduleFulfilled(m *module) {
	if m.state == moduleEvaluated {
		return
	}
	m.done()
	var list []*module
	available(m, &list)
	slices.SortFunc(list, func(a, b *module) int { return int(a.order - b.order) })
	for _, x := range list {
		switch {
		case x.state == moduleEvaluated: // with an error
		case x.async:
			l.executeAsync(x)
		default:
			if t := x.execute(); t != nil {
				l.moduleRejected(x, t)
			} else {
				x.done()
			}
		}
	}
}

func (m *module) done() {
	m.order, m.state = -1, moduleEvaluated
	if m.settled != nil {
		m.settled.settle(fulfilled, goja.Undefined())
	}
}

// available collects the modules that waited only for m (GatherAvailableAncestors).
func available(m *module, list *[]*module) {
	for _, x := range m.parents {
		if slices.Contains(*list, x) || x.root != nil && x.root.err != nil {
			continue
		}
		if x.waits--; x.waits == 0 {
			*list = append(*list, x)
			if !x.async {
				available(x, list)
			}
		}
	}
}

// moduleRejected passes an error on to what waited for m (AsyncModuleExecutionRejected).
func (l *Loop) moduleRejected(m *module, t *thrown) {
	if m.state == moduleEvaluated {
		return
	}
	m.err, m.state, m.order = t, moduleEvaluated, -1
	if m.settled != nil {
		m.settled.settle(rejectedState, t.v)
	}
	for _, x := range m.parents {
		l.moduleRejected(x, t)
	}
}

// runMain is the body of the main task of a module.
func (l *Loop) runMain(c *Coroutine, m *module) {
	err := l.loadGraph(m)
	if err == nil {
		err = l.linkModule(m)
	}
	if err != nil {
		c.Throw(l.thrownBy(err).v)
		return
	}
	l.awaitEvaluation(c, m, l.evaluate(m))
}

// awaitEvaluation ends c with the evaluation of m, whose promise is p. Meanwhile c waits for a module that runs, so that
// a cancellation gets there and reports show where the program stands.
func (l *Loop) awaitEvaluation(c *Coroutine, m *module, p *Promise) {
	if p.state != pending {
		if m.err != nil && m.err.ex != nil && c.owner.run != nil {
			c.owner.run.thrown = m.err.ex
		}
		c.End(p.Value(), p.state == fulfilled)
		return
	}
	for i := len(l.modules.running) - 1; i >= 0; i-- {
		if r := l.modules.running[i]; r.Promise.state == pending && r.owner == c.owner {
			c.Await(&r.Promise, func(goja.Value, bool) { l.awaitEvaluation(c, m, p) })
			return
		}
	}
	c.Await(p, func(goja.Value, bool) { l.awaitEvaluation(c, m, p) })
}
