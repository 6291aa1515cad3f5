package runtime

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"math/rand/v2"
	"path"
	"strings"
	"sync"
	"time"

	"github.com/corojs/coro/runtime/internal/builtins"
	"github.com/dop251/goja"
	"github.com/dop251/goja/parser"
)

// Options configure a Runtime. The zero Options is a sandbox: no files, no environment, output discarded.
type Options struct {
	Stdin  io.Reader // nil: empty
	Stdout io.Writer // nil: discarded
	Stderr io.Writer // nil: discarded
	// FS is where RunFile, import and require find files; nil: nowhere. Its root is the root of all paths: a script
	// cannot name what lies outside. It is read from the loop's goroutine.
	FS fs.FS
	// Dir is the directory of FS that names are relative to: those of RunFile and RunScript, and what Eval imports.
	// Positions in errors are given relative to it. Empty: the root.
	Dir string
	// Cache keeps compiled programs, and may be shared by any number of Runtimes; nil: this Runtime compiles for itself.
	Cache *Cache
	Clock Clock  // nil: SystemClock()
	Seed  uint64 // of Math.random; 0: a random one
	// Logger gets the errors that no run is left to return, such as one of a task that outlived its Eval. nil: they
	// are written to Stderr.
	Logger *slog.Logger
	// Grace is how long a run may go on after its context has ended, to clean up, before it is interrupted and its
	// tasks are abandoned. 0: 5 s. Negative: for ever.
	Grace    time.Duration
	Limits   Limits
	Bindings []Binding
	// Patient: an Eval or Call whose main task waits while nothing inside the Runtime can wake it goes on waiting,
	// since the host may still do something; without it that is a DeadlockError.
	Patient bool
	// Inspect renders a value for error messages and `coro -p`; nil: a short form. Loop goroutine only.
	Inspect func(*Loop, goja.Value) string
	// Color: errors that are reported on Stderr are coloured.
	Color bool
}

// Limits bound what a script may use. Zero means the default.
type Limits struct {
	CallDepth int // nested calls; default 10,000. A script that goes deeper gets a RangeError, which async functions can catch
}

// Binding installs one module for scripts into a Runtime. It is called on the loop's goroutine, in New.
type Binding func(*Loop) error

// Runtime runs JavaScript whose async functions are tasks. Every method may be called from any goroutine except the
// loop's own (from native functions and inside Do), where it would wait for itself.
type Runtime struct {
	loop    *Loop
	clock   Clock
	stdin   io.Reader
	stdout  io.Writer
	stderr  io.Writer
	fsys    fs.FS
	dir     string
	logger  *slog.Logger
	grace   time.Duration
	limits  Limits
	patient bool
	show    func(*Loop, goja.Value) string
	color   bool

	served    chan struct{} // closed when the loop's goroutine has ended
	closeOnce sync.Once
	work      sync.WaitGroup // goroutines of asynchronous host functions
	ctx       context.Context
	cancel    context.CancelCauseFunc
}

// New makes a Runtime and starts its loop. The caller must Close it.
func New(o Options) (*Runtime, error) {
	rt := &Runtime{
		clock: o.Clock, stdin: o.Stdin, stdout: o.Stdout, stderr: o.Stderr, fsys: o.FS, dir: path.Clean(strings.Trim(o.Dir, "/")), logger: o.Logger,
		grace: o.Grace, limits: o.Limits, patient: o.Patient, show: o.Inspect, color: o.Color,
		served: make(chan struct{}),
	}
	if rt.clock == nil {
		rt.clock = SystemClock()
	}
	if rt.stdin == nil {
		rt.stdin = eofReader{}
	}
	if rt.stdout == nil {
		rt.stdout = io.Discard
	}
	if rt.stderr == nil {
		rt.stderr = io.Discard
	}
	if rt.grace == 0 {
		rt.grace = 5 * time.Second
	}
	if rt.limits.CallDepth <= 0 {
		rt.limits.CallDepth = 10_000
	}
	seed := o.Seed
	if seed == 0 {
		seed = rand.Uint64()
	}
	rt.ctx, rt.cancel = context.WithCancelCause(context.Background())
	l, err := newLoop(rt, seed)
	if err != nil {
		return nil, fmt.Errorf("runtime.New: %w", err)
	}
	l.modules.init(o.Cache)
	rt.loop = l
	for _, b := range o.Bindings {
		if err = install(l, b); err != nil {
			return nil, fmt.Errorf("runtime.New: binding: %w", err)
		}
	}
	go func() {
		defer close(rt.served)
		l.serve()
	}()
	return rt, nil
}

func install(l *Loop, b Binding) (err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("%v", x)
		}
	}()
	return b(l)
}

type eofReader struct{}

func (eofReader) Read([]byte) (int, error) { return 0, io.EOF }

func newLoop(rt *Runtime, seed uint64) (*Loop, error) {
	vm := goja.New()
	l := &Loop{rt: rt, vm: vm, start: rt.clock.Now(), wake: make(chan struct{}, 1), created: map[goja.StackFrame]*goja.StackFrame{}, plain: plainTexts{}}
	if err := builtins.LearnLayout(vm); err != nil {
		return nil, err
	}
	l.idle = &scope{}
	l.scope = l.idle
	vm.SetMaxCallStackSize(rt.limits.CallDepth)
	vm.SetTimeSource(rt.clock.Now)
	random := rand.New(rand.NewPCG(seed, seed^0x9e3779b97f4a7c15))
	vm.SetRandSource(random.Float64)
	vm.SetParserOptions(parser.WithDisableSourceMaps) // a comment in a script must not open files
	l.intr.machine = findInternals(vm)
	pieces := must1(vm.RunProgram(scriptPieces())).(*goja.Object)
	l.intr.canary, _ = goja.AssertFunction(pieces.Get("canary"))
	l.asyncFunctionProto = pieces.Get("async").(*goja.Object).Prototype()
	l.initErrorStacks()
	l.initIntrinsics()
	l.initReflection()
	l.initPromise()
	l.initErrors()
	l.initStepping(pieces)
	l.initAsyncGenerators()
	l.initOrdinary()
	l.initFunctions()
	return l, l.initBuiltins()
}

// scriptPieces is what the loop needs of script, in one program since compiling is dear at the start.
var scriptPieces = sync.OnceValue(func() *goja.Program {
	return goja.MustCompile("%loop", `({
		canary: (P => f => { for (const x of [1]) P.resolve(x).then(() => f()) })(Promise),
		loop: f => () => { f() },
		generator: (function* () {}).prototype,
		async: async function () {},
	})`, false)
})

// Close cancels what is left, waits for it as long as Options.Grace allows, and stops the loop. Goroutines of
// host functions are waited for as well, as long again; only one that ignores its context can be left. Closing twice is
// no error.
func (rt *Runtime) Close() error {
	rt.closeOnce.Do(func() {
		l := rt.loop
		rt.cancel(ErrClosed)
		idle := make(chan struct{})
		l.Post(func() { l.shutdown(idle) })
		if !rt.waitGrace(idle) {
			l.interrupt(ErrClosed)
			l.Post(func() {
				for _, r := range append([]*run(nil), l.runs...) {
					r.abandon()
				}
				l.closing = nil
			})
		}
		l.mu.Lock()
		l.closed = true
		l.mu.Unlock()
		select {
		case l.wake <- struct{}{}:
		default:
		}
		<-rt.served
		finished := make(chan struct{})
		go func() {
			rt.work.Wait()
			close(finished)
		}()
		rt.waitGrace(finished)
	})
	return nil
}

// waitGrace waits for done as long as Grace allows and reports whether it came.
func (rt *Runtime) waitGrace(done <-chan struct{}) bool {
	if rt.grace < 0 {
		<-done
		return true
	}
	t := time.NewTimer(rt.grace)
	defer t.Stop()
	select {
	case <-done:
		return true
	case <-t.C:
		return false
	}
}

// shutdown cancels every run until none is left, then closes idle.
func (l *Loop) shutdown(idle chan struct{}) {
	for t := l.tasks.head; t != nil; {
		next := t.next
		t.cancel(&CancelRequest{Err: ErrClosed})
		t = next
	}
	for len(l.timers) > 0 {
		if _, sleeping := l.timers[0].r.(*sleeper); sleeping && l.timers[0].run != nil {
			break
		}
		l.timers[0].Cancel()
	}
	if l.tasks.n == 0 {
		close(idle)
		return
	}
	l.closing = func() { l.closing = nil; l.shutdown(idle) }
}

// Do runs fn on the loop's goroutine, between two handles, and returns its error. fn must not block and must not keep
// the vm. The context only ends the waiting for fn to begin and to end.
func (rt *Runtime) Do(ctx context.Context, fn func(vm *goja.Runtime) error) error {
	return rt.DoLoop(ctx, func(l *Loop) error { return fn(l.vm) })
}

// DoLoop is Do for code that wants the loop.
func (rt *Runtime) DoLoop(ctx context.Context, fn func(*Loop) error) error {
	done := make(chan error, 1)
	if !rt.loop.Post(func() {
		var err error
		if ex := rt.loop.vm.Try(func() { err = fn(rt.loop) }); ex != nil {
			err = rt.loop.scriptError(ex.Value(), ex)
		}
		done <- err
	}) {
		return ErrClosed
	}
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-rt.served:
		select {
		case err := <-done:
			return err
		default:
			return ErrClosed
		}
	}
}

// RunFile runs the file name of Options.FS, relative to Options.Dir, as RunScript does.
func (rt *Runtime) RunFile(ctx context.Context, name string) (any, error) {
	if rt.fsys == nil {
		return nil, fmt.Errorf("run %s: %w: the Runtime has no file system", name, fs.ErrNotExist)
	}
	src, err := fs.ReadFile(rt.fsys, rt.path(name))
	if err != nil {
		return nil, fmt.Errorf("run: %w", err)
	}
	return rt.RunScript(ctx, name, string(src))
}

// RunScript runs source as the main task and returns when it and everything that it started (tasks, timers, Go work)
// has ended. It gives the exported value of the main task: of the last expression of a plain script, undefined (nil) of
// one with top-level await.
//
// When ctx ends, the main task is cancelled, then what it leaves behind; what has not ended after Options.Grace is
// interrupted and abandoned. The error then satisfies errors.Is(err, context.Canceled) or context.DeadlineExceeded,
// unless the script took the cancellation and ended in peace.
//
// Errors: *ScriptError, *CancelledError (the main task was cancelled by a script), *ExitError, *DeadlockError,
// *StubbornError, *ReportedError, *PanicError, *BrokenError, ErrClosed, the context's.
func (rt *Runtime) RunScript(ctx context.Context, name, source string) (any, error) {
	return rt.Run(ctx, Script{Name: name, Source: source})
}

// Kind is how a source runs.
type Kind uint8

// The kinds of sources.
const (
	// KindAuto goes by the name and the content: .mjs and .mts are modules, .cjs and .cts CommonJS, other files what
	// the "type" of their package.json says. Where that is silent, import, export or a top-level await make a module,
	// a use of require, module, exports, __filename or __dirname CommonJS; else it is a script, global code. .ts,
	// .mts, .cts, .tsx and .jsx are stripped of types and lowered first.
	KindAuto   Kind = iota
	KindScript      // global code
	KindModule      // an ECMAScript module
)

// Value is a value of script. It belongs to the loop's goroutine.
type Value = goja.Value

// Script is a source to run, with what [Runtime.Run] can do beyond [Runtime.RunScript].
type Script struct {
	// Name is what positions call the source, and where in Options.FS, relative to Options.Dir, what it imports is
	// looked for.
	Name, Source string
	Kind         Kind
	// Globals: with top-level await, declarations become globals and the value is that of the last expression, as in
	// Eval; a source without it is global code in any case.
	Globals bool
	// Result, when set, gets the main task's value on the loop's goroutine, before the end of the run.
	Result func(*Loop, Value) error
}

// Run is RunScript with all that a Script can ask for.
func (rt *Runtime) Run(ctx context.Context, s Script) (any, error) {
	return rt.execute(ctx, false, func(l *Loop, r *run) error {
		if s.Result != nil {
			r.take = func(v goja.Value) error { return s.Result(l, v) }
		}
		return l.startScript(r, s)
	})
}

// Check compiles s without running anything of it, nor loading what it imports. The error is a *ScriptError for a
// SyntaxError, with its position.
func (rt *Runtime) Check(ctx context.Context, s Script) error {
	return rt.DoLoop(ctx, func(l *Loop) error { return l.check(s) })
}

// Eval runs source like a line at a prompt: declarations stay for later calls, top-level await works, and the value is
// that of the last expression, awaited. Tasks that it started go on when it returns. See RunScript for ctx and errors.
func (rt *Runtime) Eval(ctx context.Context, source string) (any, error) {
	return rt.execute(ctx, true, func(l *Loop, r *run) error {
		return l.startScript(r, Script{Name: "<eval>", Source: source, Globals: true})
	})
}

// execute starts a run on the loop and waits for its end.
func (rt *Runtime) execute(ctx context.Context, mainOnly bool, start func(*Loop, *run) error) (any, error) {
	if err := ctx.Err(); err != nil {
		return nil, context.Cause(ctx)
	}
	l := rt.loop
	r := &run{l: l, done: make(chan struct{}), mainOnly: mainOnly}
	ok := l.Post(func() {
		if l.intr.broken != nil {
			r.err = l.intr.broken
			close(r.done)
			return
		}
		l.runs = append(l.runs, r)
		if err := start(l, r); err != nil {
			r.err = err
			r.end()
		}
	})
	if !ok {
		return nil, ErrClosed
	}
	select {
	case <-r.done:
		return r.value, r.err
	case <-rt.served:
		return nil, ErrClosed
	case <-ctx.Done():
	}
	cause := context.Cause(ctx)
	l.Post(func() { r.cancelMain(&CancelRequest{Err: cause}) })
	inPeace := rt.waitGrace(r.done)
	if !inPeace {
		l.Post(r.abandon)
		again := time.NewTicker(10 * time.Millisecond)
		defer again.Stop()
		for ended := false; !ended; {
			l.interrupt(cause) // again and again: it may come between two steps, when there is nothing to interrupt
			select {
			case <-r.done:
				ended = true
			case <-rt.served:
				return nil, ErrClosed
			case <-again.C:
			}
		}
	}
	var cancelled *CancelledError
	if r.err == nil && inPeace {
		return r.value, nil
	}
	if r.err == nil || errors.As(r.err, &cancelled) || errors.Is(r.err, cause) {
		return nil, fmt.Errorf("run: %w", cause)
	}
	return nil, errors.Join(r.err, cause)
}

// KeepAlive tells that the host is going to do something for the scripts (settle a promise through Do, say): until
// release is called no run is taken for deadlocked, and a virtual clock does not jump.
func (rt *Runtime) KeepAlive() (release func()) {
	rt.loop.Post(func() { rt.loop.holds++ })
	var once sync.Once
	return func() { once.Do(func() { rt.loop.Post(func() { rt.loop.holds-- }) }) }
}

// Tasks returns a snapshot of the tasks that are not done, in the order of their creation. It waits for the loop, which
// a busy script may hold up.
func (rt *Runtime) Tasks() []TaskInfo {
	var infos []TaskInfo
	err := rt.DoLoop(context.Background(), func(l *Loop) error { infos = l.taskInfos(nil); return nil })
	if err != nil {
		return nil
	}
	return infos
}

// Interrupt stops the script that is executing now, if any, with reason as the error of its run: no finally block of
// it runs. It is the last resort against a busy loop; to end a run, end its context.
func (rt *Runtime) Interrupt(reason error) bool { return rt.loop.interrupt(reason) }

// Stdin returns the standard input given to scripts. It may be called from any goroutine.
func (rt *Runtime) Stdin() io.Reader { return rt.stdin }

// Stdout returns the standard output given to scripts. It may be called from any goroutine.
func (rt *Runtime) Stdout() io.Writer { return rt.stdout }

// Stderr returns the standard error given to scripts. It may be called from any goroutine.
func (rt *Runtime) Stderr() io.Writer { return rt.stderr }

// report tells of an error that no run is left to return.
func (rt *Runtime) report(err error) {
	if rt.logger != nil {
		rt.logger.Error("uncaught error in script", "error", err)
		return
	}
	_ = Render(rt.stderr, err, RenderOptions{Color: rt.color})
}

// Report writes an error that is nobody's to handle to the host's log or to standard error.
func (l *Loop) Report(err error) { l.rt.report(err) }

func (rt *Runtime) inspect(l *Loop, v goja.Value) string {
	if rt.show != nil {
		return rt.show(l, v)
	}
	return describe(v)
}

// Exit ends the current run with the given status, at once: no finally block runs (process.exit).
func (l *Loop) Exit(code int) { l.stopScript(&ExitError{code}) }
