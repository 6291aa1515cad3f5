package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"sync"
	"syscall"
)

type handler struct{ call func() }

// signals is what the command does with the signals of its process. Those that a script handles go to the script; of the
// others, the first Ctrl-C or SIGTERM ends the run's context, and the second one leaves at once.
type signals struct {
	ctx    context.Context
	cancel context.CancelCauseFunc
	ch     chan os.Signal
	ready  chan struct{} // closed when the signals come here
	done   chan struct{} // closed to end the goroutine
	ended  chan struct{} // closed by it

	mu       sync.Mutex
	handlers map[os.Signal]*handler // guarded by mu
}

func watchSignals() *signals {
	s := &signals{ch: make(chan os.Signal, 8), ready: make(chan struct{}), done: make(chan struct{}), ended: make(chan struct{}), handlers: map[os.Signal]*handler{}}
	s.ctx, s.cancel = context.WithCancelCause(context.Background())
	go s.serve()
	return s
}

func (s *signals) serve() {
	defer close(s.ended)
	signal.Notify(s.ch, os.Interrupt, syscall.SIGTERM) // here, since it waits for a thread to start
	close(s.ready)
	for n := 0; ; {
		select {
		case sig := <-s.ch:
			s.mu.Lock()
			handler := s.handlers[sig]
			s.mu.Unlock()
			switch {
			case handler != nil:
				handler.call()
			case n > 0:
				os.Exit(128 + int(sig.(syscall.Signal)))
			case sig == os.Interrupt || sig == syscall.SIGTERM:
				n++
				s.cancel(errInterrupted)
			}
		case <-s.done:
			return
		}
	}
}

// stop gives the signals back to the process and waits for the goroutine.
func (s *signals) stop() {
	<-s.ready
	signal.Stop(s.ch)
	close(s.done)
	<-s.ended
	s.cancel(nil)
}

// handle is asyncio's Options.Signals.
func (s *signals) handle(name string, fn func()) (stop func(), err error) {
	sig, ok := signalNamed(name)
	if !ok {
		return nil, fmt.Errorf("there is no such signal")
	}
	if !catchable(sig) {
		return nil, fmt.Errorf("this signal cannot be caught")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	h := &handler{fn}
	s.handlers[sig] = h
	signal.Notify(s.ch, sig)
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.handlers[sig] != h {
			return // a newer one has taken the signal
		}
		delete(s.handlers, sig)
		if sig != os.Interrupt && sig != syscall.SIGTERM {
			signal.Reset(sig)
		}
	}, nil
}
