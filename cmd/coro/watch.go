package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

// watched is the set of files that a run looked at, also of those that were not there, and the watcher of their
// directories: a file that an editor replaces is another one, a directory stays.
type watched struct {
	watcher *fsnotify.Watcher
	root    string

	mu    sync.Mutex
	files map[string]bool // guarded by mu
	dirs  map[string]bool // guarded by mu
}

// add notes a path of the disk. It may be called from any goroutine.
func (w *watched) add(name string) {
	w.addFile(filepath.Join(w.root, filepath.FromSlash(name)))
}

func (w *watched) addFile(file string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.files[file] {
		return
	}
	w.files[file] = true
	dir := filepath.Dir(file)
	if !w.dirs[dir] && w.watcher.Add(dir) == nil { // a directory that is not there cannot be watched
		w.dirs[dir] = true
	}
}

// concerns reports whether an event is about one of the files.
func (w *watched) concerns(e fsnotify.Event) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.files[e.Name] && e.Op&^fsnotify.Chmod != 0
}

// runWatching runs the script again whenever a file that it looked at changes, until ctx ends.
func (c *command) runWatching(ctx context.Context, stdin io.Reader, stdout, stderr io.Writer) int {
	if c.file == "" || c.file == "-" {
		fmt.Fprintln(stderr, "coro: --watch: want a FILE")
		return exitUsage
	}
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		fmt.Fprintf(stderr, "coro: --watch: %v\n", err)
		return exitError
	}
	defer watcher.Close()
	w := &watched{watcher: watcher, files: map[string]bool{}, dirs: map[string]bool{}}
	wd, err := os.Getwd()
	if err != nil {
		fmt.Fprintf(stderr, "coro: %v\n", err)
		return exitError
	}
	w.root = filepath.VolumeName(wd) + string(filepath.Separator)
	for _, f := range append([]string{c.file}, c.envFiles...) {
		if abs, err := filepath.Abs(f); err == nil {
			w.addFile(abs)
			if real, err := filepath.EvalSymlinks(abs); err == nil {
				w.addFile(real)
			}
		}
	}
	for {
		run, end := context.WithCancel(ctx)
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			c.run(run, stdin, stdout, stderr, w.add)
		}()
		changed := w.wait(ctx)
		end()
		<-ended
		if !changed {
			return exitInterrupt
		}
		fmt.Fprintf(stderr, "coro: restarting %s\n", c.file)
	}
}

// settleTime is how long the files must have been left alone before a restart: saving one is several events.
const settleTime = 20 * time.Millisecond

// wait returns true when a file has changed, false when ctx has ended.
func (w *watched) wait(ctx context.Context) bool {
	var quiet <-chan time.Time
	for {
		select {
		case <-quiet:
			return true
		case e, ok := <-w.watcher.Events:
			if !ok {
				return false
			}
			if w.concerns(e) {
				quiet = time.After(settleTime)
			}
		case <-w.watcher.Errors: // what was missed is seen at the next change
		case <-ctx.Done():
			return false
		}
	}
}
