package source

import (
	"sync"

	"github.com/corojs/coro/runtime/internal/rewrite"
)

// Tables hold what the literals in lowered programs point to. They only grow, so that a program can be run by every
// Runtime that shares them. Any goroutine may use them.
type Tables struct {
	mu    sync.Mutex
	funcs []rewrite.Func
	sites []rewrite.Site
	files []SiteFile
}

// SiteFile tells from which index on await sites, and from which on functions, are of a file.
type SiteFile struct {
	From, FromFunc int
	Name           string
}

// lower runs fn, which rewrites a program of the file name, with the indices that are free, and takes its tables over.
func (t *Tables) lower(name string, fn func(rewrite.Options) (*rewrite.Result, error)) (*rewrite.Result, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	res, err := fn(rewrite.Options{FuncBase: len(t.funcs), SiteBase: len(t.sites)})
	if err != nil {
		return nil, err
	}
	if len(res.Sites)+len(res.Funcs) > 0 {
		t.files = append(t.files, SiteFile{len(t.sites), len(t.funcs), name})
	}
	t.funcs = append(t.funcs, res.Funcs...)
	t.sites = append(t.sites, res.Sites...)
	return res, nil
}

// Read returns the tables as they are now. What they hold does not change any more.
func (t *Tables) Read() ([]rewrite.Func, []rewrite.Site, []SiteFile) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.funcs, t.sites, t.files
}
