package main

import (
	"os"
	"path/filepath"

	"github.com/corojs/coro/runtime"
)

// cacheDir keeps what TypeScript and JSX were turned into between the runs of the command. Every failure of it is
// silent: the work is done again. What it gives back is checked by whoever asked.
type cacheDir struct{ path string }

// newCache returns a cache of programs over the user's cache directory.
func newCache() *runtime.Cache {
	c := runtime.NewCache()
	if dir, err := os.UserCacheDir(); err == nil {
		c.Store = cacheDir{filepath.Join(dir, "coro")}
	}
	return c
}

// Get implements runtime.Store.
func (c cacheDir) Get(key string) ([]byte, bool) {
	data, err := os.ReadFile(filepath.Join(c.path, key))
	return data, err == nil
}

// Put implements runtime.Store. A file appears whole or not at all.
func (c cacheDir) Put(key string, data []byte) {
	if os.MkdirAll(c.path, 0o700) != nil {
		return
	}
	f, err := os.CreateTemp(c.path, "new-*")
	if err != nil {
		return
	}
	_, err = f.Write(data)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(f.Name(), filepath.Join(c.path, key))
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
}
