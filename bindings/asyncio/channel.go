package asyncio

import (
	"fmt"

	"github.com/corojs/coro/runtime"
	"github.com/dop251/goja"
)

// channel is a Channel: values pass from senders to receivers in order, through a buffer of the given capacity or, with
// none, from hand to hand. It is what Go calls a channel.
type channel struct {
	m         *module
	obj       *goja.Object
	capacity  int
	buffer    fifo
	closed    bool
	senders   offerList
	receivers offerList
}

// offer is one side of a transfer that waits for the other: of a send, a receive, or a case of select. An offer whose
// selection has been decided counts for nothing any more.
type offer struct {
	s          *selection
	ch         *channel
	index      int
	send       bool
	value      goja.Value // to be sent
	prev, next *offer
	list       *offerList
}

// selection is a wait for the first of some offers.
type selection struct {
	future runtime.Future
	chosen *offer
	value  goja.Value // received
	closed bool       // the channel of the chosen offer is closed
}

type offerList struct{ head, tail *offer }

func (ol *offerList) add(o *offer) {
	o.list = ol
	if o.prev = ol.tail; o.prev == nil {
		ol.head = o
	} else {
		o.prev.next = o
	}
	ol.tail = o
}

func (o *offer) remove() {
	if o.list == nil {
		return
	}
	if o.prev == nil {
		o.list.head = o.next
	} else {
		o.prev.next = o.next
	}
	if o.next == nil {
		o.list.tail = o.prev
	} else {
		o.next.prev = o.prev
	}
	o.prev, o.next, o.list = nil, nil, nil
}

// take removes and returns the first offer that still stands.
func (ol *offerList) take() *offer {
	for o := ol.head; o != nil; o = ol.head {
		o.remove()
		if !o.s.future.Settled() {
			return o
		}
	}
	return nil
}

func (m *module) channels() {
	k := newClass(m, "Channel", 0, func(args []goja.Value) *channel {
		args, opts := m.options(args)
		ch := &channel{m: m}
		v := arg(args, 0)
		if opts != nil && absent(v) {
			v = orUndefined(opts.Get("capacity"))
		}
		if !absent(v) {
			if ch.capacity = m.count("Channel", "capacity", v); ch.capacity < 0 {
				panic(m.l.RangeError("Channel: capacity: want 0 or more, got %d", ch.capacity))
			}
		}
		return ch
	})
	m.channelClass = k
	k.asyncFast("send", 1, func(ch *channel, args []goja.Value) (goja.Value, bool) {
		return goja.Undefined(), !ch.closed && ch.trySend(arg(args, 0))
	}, func(c *runtime.Coroutine, ch *channel, call goja.FunctionCall) {
		m.selectOne(c, &offer{ch: ch, send: true, value: call.Argument(0)}, func(*selection) { c.Return(goja.Undefined()) })
	})
	k.asyncFast("receive", 0, func(ch *channel, _ []goja.Value) (goja.Value, bool) { return ch.tryReceive() },
		func(c *runtime.Coroutine, ch *channel, _ goja.FunctionCall) {
			m.selectOne(c, &offer{ch: ch}, func(s *selection) {
				if s.closed {
					c.Throw(ch.closedError("receive"))
					return
				}
				c.Return(s.value)
			})
		})
	k.method("close", 0, func(ch *channel, _ []goja.Value) goja.Value {
		ch.close()
		return goja.Undefined()
	})
	k.getter("closed", func(ch *channel) goja.Value { return m.vm.ToValue(ch.closed) })
	k.getter("capacity", func(ch *channel) goja.Value { return m.vm.ToValue(ch.capacity) })
	k.getter("size", func(ch *channel) goja.Value { return m.vm.ToValue(ch.buffer.len()) })
	k.asyncIterable(func(ch *channel) *goja.Object {
		return m.asyncIterator("Channel", func(c *runtime.Coroutine, then func(goja.Value, bool)) {
			m.selectOne(c, &offer{ch: ch}, func(s *selection) { then(orUndefined(s.value), s.closed) })
		}, nil)
	})
	k.disposable((*channel).close)
	k.text((*channel).String)
	m.coroutineFunction("select", 1, m.selectCases)
}

// plain: send and receive call no script.
func (ch *channel) plain() bool { return true }

func (ch *channel) String() string {
	state := "open"
	if ch.closed {
		state = "closed"
	}
	return fmt.Sprintf("<Channel [%s] %d/%d>", state, ch.buffer.len(), ch.capacity)
}

func (ch *channel) closedError(what string) *goja.Object {
	return ch.m.l.Error("ChannelClosed", "Channel."+what+": the channel is closed")
}

// trySend passes v on if that needs no wait.
func (ch *channel) trySend(v goja.Value) bool {
	if r := ch.receivers.take(); r != nil {
		r.s.choose(r, v, false)
		return true
	}
	if ch.buffer.len() < ch.capacity {
		ch.buffer.put(v)
		return true
	}
	return false
}

// tryReceive takes a value if one is there.
func (ch *channel) tryReceive() (goja.Value, bool) {
	if ch.buffer.len() > 0 {
		v := ch.buffer.get()
		if s := ch.senders.take(); s != nil { // whose value takes the free place
			ch.buffer.put(s.value)
			s.s.choose(s, nil, false)
		}
		return v, true
	}
	if s := ch.senders.take(); s != nil {
		s.s.choose(s, nil, false)
		return s.value, true
	}
	return nil, false
}

// close ends the channel: what is buffered can still be received; senders that wait fail, receivers that wait are told.
func (ch *channel) close() {
	if ch.closed {
		return
	}
	ch.closed = true
	for r := ch.receivers.take(); r != nil; r = ch.receivers.take() {
		r.s.choose(r, goja.Undefined(), true)
	}
	for s := ch.senders.take(); s != nil; s = ch.senders.take() {
		s.s.choose(s, nil, true)
	}
}

func (s *selection) choose(o *offer, v goja.Value, closed bool) {
	s.chosen, s.value, s.closed = o, v, closed
	s.future.Fulfill(goja.Undefined())
}

// atOnce tries the offer without waiting.
func (o *offer) atOnce() (v goja.Value, closed, ok bool) {
	if o.send {
		if o.ch.closed {
			return nil, true, true
		}
		return nil, false, o.ch.trySend(o.value)
	}
	if v, ok := o.ch.tryReceive(); ok {
		return v, false, true
	}
	return goja.Undefined(), true, o.ch.closed
}

// selectOne waits for a single offer.
func (m *module) selectOne(c *runtime.Coroutine, o *offer, then func(*selection)) {
	m.selectFrom(c, []*offer{o}, then)
}

// selectFrom goes on with the first of the offers that can be carried out, in their order where several can.
func (m *module) selectFrom(c *runtime.Coroutine, offers []*offer, then func(*selection)) {
	s := &selection{}
	finish := func() {
		if s.closed && s.chosen.send {
			c.Throw(s.chosen.ch.closedError("send"))
			return
		}
		then(s)
	}
	for _, o := range offers {
		if v, closed, ok := o.atOnce(); ok {
			s.chosen, s.value, s.closed = o, v, closed
			finish()
			return
		}
	}
	m.l.InitFuture(&s.future)
	for _, o := range offers {
		o.s = s
		if o.send {
			o.ch.senders.add(o)
		} else {
			o.ch.receivers.add(o)
		}
	}
	c.Await(&s.future.Promise, func(v goja.Value, ok bool) {
		for _, o := range offers {
			o.remove()
		}
		switch {
		case ok:
			finish()
		case s.chosen != nil:
			s.undo()
			c.Throw(v)
		default:
			c.Throw(v)
		}
	})
}

// undo gives a value back that came to a receiver in the very moment of its cancellation: somebody else gets it, first.
func (s *selection) undo() {
	if o := s.chosen; !o.send && !s.closed {
		if r := o.ch.receivers.take(); r != nil {
			r.s.choose(r, s.value, false)
			return
		}
		o.ch.buffer.putFirst(s.value)
	}
}

// selectCases is select(cases): a case is a channel to receive from or a pair of a channel and a value to send to it.
// With {wait: false} it gives null where nothing can be done at once.
func (m *module) selectCases(c *runtime.Coroutine, args []goja.Value) {
	args, opts := m.options(args)
	var offers []*offer
	m.iterate("select", arg(args, 0), func(v goja.Value) {
		o := &offer{index: len(offers)}
		if o.ch = m.channelClass.of(v); o.ch == nil {
			pair := m.array(v)
			if pair != nil && length(pair) == 2 {
				o.ch, o.send, o.value = m.channelClass.of(pair.Get("0")), true, pair.Get("1")
				v = pair.Get("0")
			}
			if o.ch == nil {
				panic(m.l.TypeError("select: case %d: want a Channel or [Channel, value], got %s", o.index, runtime.Describe(v)))
			}
		}
		o.ch.obj, _ = v.(*goja.Object)
		offers = append(offers, o)
	})
	if len(offers) == 0 {
		panic(m.l.RangeError("select: want at least one case"))
	}
	then := func(s *selection) {
		o := m.vm.NewObject()
		must(o.Set("index", s.chosen.index))
		must(o.Set("channel", s.chosen.ch.obj))
		must(o.Set("value", orUndefined(s.value)))
		must(o.Set("done", s.closed))
		c.Return(o)
	}
	if opts != nil {
		if v := opts.Get("wait"); v != nil && !v.ToBoolean() {
			for _, o := range offers {
				if v, closed, ok := o.atOnce(); ok {
					if closed && o.send {
						panic(o.ch.closedError("send"))
					}
					then(&selection{chosen: o, value: v, closed: closed})
					return
				}
			}
			c.Return(goja.Null())
			return
		}
	}
	m.selectFrom(c, offers, then)
}
