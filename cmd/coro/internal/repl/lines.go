package repl

import (
	"bufio"
	"io"
	"strings"
	"sync"
)

// linePrompter reads lines as they come: from a pipe, a file, or a terminal that cannot be edited on (TERM=dumb).
type linePrompter struct {
	out  io.Writer
	echo bool // show prompts: somebody is looking

	wanted    chan struct{}
	lines     chan lineResult
	interrupt chan struct{}
	closed    chan struct{}
	once      sync.Once

	mu     sync.Mutex
	prompt string // that is shown now; guarded by mu
}

type lineResult struct {
	text string
	err  error
}

// newLinePrompter reads from in. Its goroutine ends with the input, or at the next line after Close.
func newLinePrompter(in io.Reader, out io.Writer, echo bool) *linePrompter {
	p := &linePrompter{
		out: out, echo: echo,
		wanted: make(chan struct{}, 1), lines: make(chan lineResult, 1), interrupt: make(chan struct{}, 1), closed: make(chan struct{}),
	}
	go p.read(bufio.NewReaderSize(in, 64<<10))
	return p
}

func (p *linePrompter) read(r *bufio.Reader) {
	for {
		select {
		case <-p.wanted:
		case <-p.closed:
			return
		}
		text, err := r.ReadString('\n')
		if text != "" {
			err = nil
		}
		select {
		case p.lines <- lineResult{strings.TrimRight(text, "\r\n"), err}:
		case <-p.closed:
			return
		}
		if err != nil {
			return
		}
	}
}

// Prompt implements Prompter. A line that was being read when an interrupt came is the next one's.
func (p *linePrompter) Prompt(prompt string) (string, error) {
	p.show(prompt)
	defer p.show("")
	select {
	case <-p.interrupt: // came before the prompt
	default:
	}
	select {
	case p.wanted <- struct{}{}:
	default: // the reader has not given the line yet that it was asked for before
	}
	select {
	case l := <-p.lines:
		if l.err != nil {
			p.lines <- l // the end stays the end
			if p.echo {
				io.WriteString(p.out, "\n")
			}
			return "", io.EOF
		}
		return l.text, nil
	case <-p.interrupt:
		if p.echo {
			io.WriteString(p.out, "\n")
		}
		return "", &Interrupted{}
	case <-p.closed:
		return "", io.EOF
	}
}

func (p *linePrompter) show(prompt string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.prompt = prompt
	if p.echo {
		io.WriteString(p.out, prompt)
	}
}

// Interject implements Prompter. What was typed stays where it is on the screen; the terminal has it still.
func (p *linePrompter) Interject(text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.echo && p.prompt != "" {
		text = "\n" + text + p.prompt
	}
	io.WriteString(p.out, text)
}

// Interrupt implements Prompter.
func (p *linePrompter) Interrupt() {
	select {
	case p.interrupt <- struct{}{}:
	default:
	}
}

// Interrupted implements Prompter: the terminal has written ^C.
func (p *linePrompter) Interrupted() {
	if p.echo {
		io.WriteString(p.out, "\n")
	}
}

// Following implements Prompter.
func (p *linePrompter) Following() string { return "" }

// Remember implements Prompter: there is no way to recall a line.
func (p *linePrompter) Remember(string) {}

// Close implements Prompter.
func (p *linePrompter) Close() { p.once.Do(func() { close(p.closed) }) }
