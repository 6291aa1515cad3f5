package repl

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	goruntime "runtime"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// maxEntries is how many inputs are kept: liner keeps no more.
	maxEntries = 1000
	// maxEntry is the longest input that is kept, in bytes.
	maxEntry = 64 << 10
	// historyVariable moves the file, or switches the history off when it is empty or "off".
	historyVariable = "CORO_HISTORY"
)

// HistoryFile returns where the inputs are kept: CORO_HISTORY, or coro/history in the user's directory for the state
// of programs. It is empty when the history is off or there is no such directory.
func HistoryFile() string {
	if file, ok := os.LookupEnv(historyVariable); ok {
		if strings.EqualFold(file, "off") {
			return ""
		}
		return file
	}
	dir := os.Getenv("XDG_STATE_HOME")
	home, _ := os.UserHomeDir()
	switch {
	case filepath.IsAbs(dir):
	case goruntime.GOOS == "windows":
		dir = os.Getenv("LocalAppData")
	case home == "":
		return ""
	case goruntime.GOOS == "darwin":
		dir = filepath.Join(home, "Library", "Application Support")
	default:
		dir = filepath.Join(home, ".local", "state")
	}
	if dir == "" {
		return ""
	}
	return filepath.Join(dir, "coro", "history")
}

// history is the file of past inputs: an entry a line, with \n for a line's end and \\ for a backslash. Several sessions
// may append to it at the same time.
type history struct {
	path string
	torn bool // the last line has no end
}

// openHistory reads the past inputs into the prompter and makes the directory of the file, which itself comes with the
// first entry. A history that cannot be kept is no reason not to start.
func (r *repl) openHistory() {
	if r.o.History == "" {
		return
	}
	h := &history{path: r.o.History}
	entries, err := h.read()
	if err != nil {
		r.say(fmt.Sprintf("the history is not kept: %v", pathError(err)))
		return
	}
	for _, e := range entries {
		r.prompter.Remember(e)
	}
	r.history = h
}

// read returns the latest entries, the oldest first. Lines that hold something else are passed over. A file that has
// grown too long is cut.
func (h *history) read() ([]string, error) {
	if err := os.MkdirAll(filepath.Dir(h.path), 0o700); err != nil {
		return nil, err
	}
	st, err := os.Stat(h.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if !st.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: want a regular file", h.path)
	}
	if st.Mode().Perm()&0o077 != 0 {
		_ = os.Chmod(h.path, 0o600) // what cannot be changed is somebody's wish
	}
	data, err := h.tail(st.Size())
	if err != nil {
		return nil, err
	}
	h.torn = len(data) > 0 && data[len(data)-1] != '\n'
	var entries []string
	for line := range strings.Lines(string(data)) {
		if e, ok := unescape(strings.TrimSuffix(line, "\n")); ok {
			entries = append(entries, e)
		}
	}
	if len(entries) < 2*maxEntries {
		return entries[max(0, len(entries)-maxEntries):], nil
	}
	entries = entries[len(entries)-maxEntries:]
	return entries, h.write(entries)
}

// tail reads the last part of the file, of a size that no history of ours comes near to.
func (h *history) tail(size int64) ([]byte, error) {
	const most = 16 << 20
	f, err := os.Open(h.path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.NewSectionReader(f, max(0, size-most), min(size, most)))
}

// write replaces the file in one step.
func (h *history) write(entries []string) error {
	var b strings.Builder
	for _, e := range entries {
		b.WriteString(escape(e) + "\n")
	}
	f, err := os.CreateTemp(filepath.Dir(h.path), ".history-*") // 0600
	if err != nil {
		return err
	}
	_, err = f.WriteString(b.String())
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(f.Name(), h.path)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// add appends an entry, in one write.
func (h *history) add(entry string) error {
	f, err := os.OpenFile(h.path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	line := escape(entry) + "\n"
	if h.torn {
		line = "\n" + line
	}
	h.torn = false
	_, err = f.WriteString(line)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return err
}

// remember keeps an input, unless it begins with a space: that is how to keep something out of the history.
func (r *repl) remember(text string) {
	if text == "" || unicode.IsSpace(rune(text[0])) || len(text) > maxEntry || strings.TrimSpace(text) == "" {
		return
	}
	r.prompter.Remember(text)
	if r.history == nil || !r.live {
		return
	}
	if err := r.history.add(text); err != nil {
		r.say(fmt.Sprintf("the history is not kept any more: %v", pathError(err)))
		r.history = nil
	}
}

var escaper = strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\r", `\r`)

func escape(entry string) string { return escaper.Replace(entry) }

// unescape reads a line of the file; it reports false for one that cannot have been written by escape.
func unescape(line string) (string, bool) {
	if line == "" || len(line) > 2*maxEntry || !utf8.ValidString(line) {
		return "", false
	}
	var b strings.Builder
	for i := 0; i < len(line); i++ {
		c := line[i]
		if c < ' ' && c != '\t' || c == 0x7f {
			return "", false
		}
		if c != '\\' {
			b.WriteByte(c)
			continue
		}
		if i++; i == len(line) {
			return "", false
		}
		switch line[i] {
		case '\\':
			b.WriteByte('\\')
		case 'n':
			b.WriteByte('\n')
		case 'r':
			b.WriteByte('\r')
		default:
			return "", false
		}
	}
	return b.String(), true
}
