package runtime

import (
	"cmp"
	goruntime "runtime"
	"weak"
)

// This file is for what would go unnoticed: the error of a future that nobody fetched, and a lazy coroutine that nobody
// started. Each is reported once: when the object has been collected, since nobody can ask for it any more, or at the
// end of its run.

// lostError is what is kept of such an object. It does not keep the object itself.
type lostError struct {
	run     *run
	looked  bool // somebody did fetch the error or start the coroutine, or it has been reported
	promise weak.Pointer[Promise]
	// standIn takes the place of a future that has been collected: it has its name and its error.
	standIn *Promise
	// unawaited is the name of a coroutine that was never started, and created where it was made.
	unawaited string
	created   Frame
}

// retrieved notes that somebody asked for the outcome of p.
func (p *Promise) retrieved() {
	p.handled = true
	if p.ext != nil && p.ext.lost != nil {
		p.ext.lost.looked = true
	}
}

// addLost remembers p, a future that failed while nobody looked after it.
func (l *Loop) addLost(p *Promise) {
	e := &lostError{run: l.scope.run, promise: weak.Make(p)}
	stand := Promise{l: l, kind: p.kind, state: p.state, val: p.val, handled: true}
	if t, ok := p.self().(*Task); ok {
		e.run = t.run
		s := &Task{Promise: stand, name: t.name, id: t.id, seq: t.seq, created: t.created, scope: scope{run: t.run}}
		e.standIn = &s.Promise
	} else {
		s := &Future{Promise: stand}
		s.kind = futurePromise
		e.standIn = &s.Promise
	}
	p.extension().lost = e
	l.remember(e)
	goruntime.AddCleanup(p, l.collected, e)
}

// addUnawaited remembers the lazy coroutine c.
func (l *Loop) addUnawaited(c *Coroutine, name string) {
	e := &lostError{run: l.scope.run, unawaited: cmp.Or(name, "<anonymous>")}
	if f := l.site(); f != nil {
		e.created = l.frameOf(f)
	}
	c.call.lost = e
	l.remember(e)
	goruntime.AddCleanup(c, l.collected, e)
}

func (l *Loop) remember(e *lostError) {
	if len(l.lost) >= max(l.lostLimit, 64) { // forget those that were looked at, in amortised constant time
		kept := l.lost[:0]
		for _, x := range l.lost {
			if !x.looked {
				kept = append(kept, x)
			}
		}
		clear(l.lost[len(kept):])
		l.lost, l.lostLimit = kept, 2*len(kept)
	}
	l.lost = append(l.lost, e)
}

// collected is called on a goroutine of the collector.
func (l *Loop) collected(e *lostError) {
	l.Post(func() {
		if e.looked {
			return
		}
		l.reportLost(e.run, e)
	})
}

// takeLost removes and returns what was lost in r, oldest first.
func (l *Loop) takeLost(r *run) []*lostError {
	var lost []*lostError
	kept := l.lost[:0]
	for _, e := range l.lost {
		switch {
		case e.looked:
		case e.run == r:
			lost = append(lost, e)
		default:
			kept = append(kept, e)
		}
	}
	clear(l.lost[len(kept):])
	l.lost = kept
	return lost
}

// reportLost reports e, which makes the status of its run 1.
func (l *Loop) reportLost(r *run, e *lostError) {
	e.looked = true
	if e.unawaited != "" {
		err := &ScriptError{Message: "coroutine '" + e.unawaited + "' was never awaited"}
		if e.created.File != "" {
			err.Frames, err.excerpt = []Frame{e.created}, l.excerpt(e.created)
		}
		l.lose(r, nil, err)
		return
	}
	p := e.promise.Value()
	if p == nil {
		p = e.standIn
	}
	p.handled = true
	err := l.scriptError(p.Value(), nil)
	err.prefix = "Future exception was never retrieved:"
	if t, ok := p.self().(*Task); ok {
		err.prefix = "Task exception was never retrieved:"
		err.setTask(t)
	}
	l.lose(r, p, err)
}

// lose gives err to who took lost errors over, else to the run or, where that has an error already or goes on, to the
// host.
func (l *Loop) lose(r *run, p *Promise, err *ScriptError) {
	if l.lostError != nil && l.lostError(p, err) {
		return
	}
	if r != nil && r.ended && r.err == nil {
		r.err = err
		return
	}
	l.rt.report(err)
	if r != nil && r.reported == nil {
		r.reported = &ReportedError{err}
	}
}
