package runtime

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"sync"

	"github.com/corojs/coro/runtime/internal/source"
)

// Cache keeps compiled programs by the content of their sources, so that Runtimes of one process that load the same
// scripts compile them once. Give the same Cache to all of them in [Options].Cache. It only grows: it is as large as
// the different sources that were compiled through it, and is freed with the last Runtime that has it. Its methods may
// be called from any goroutine, at the same time from several.
type Cache struct {
	// Store, when set before the Cache is used, keeps what TypeScript and JSX were turned into beyond the process.
	Store Store

	tables source.Tables
	mu     sync.Mutex
	units  map[[sha256.Size]byte]*source.Unit // guarded by mu
}

// Store is a place for derived data, such as a directory. Key is of hexadecimal digits. A Store may lose anything at any
// time; what it gives back is checked. Its methods are called from the loops of Runtimes, at the same time from several.
type Store interface {
	Get(key string) ([]byte, bool)
	Put(key string, data []byte)
}

// NewCache returns an empty Cache.
func NewCache() *Cache { return &Cache{} }

// compile returns the unit for text, compiled now or before. keep: it is worth remembering.
func (c *Cache) compile(text string, o source.Options, keep bool) (*source.Unit, error) {
	if !keep {
		return source.Compile(text, o, &c.tables, c.Store)
	}
	key := cacheKey(text, o)
	c.mu.Lock()
	u := c.units[key]
	c.mu.Unlock()
	if u != nil {
		return u, nil
	}
	u, err := source.Compile(text, o, &c.tables, c.Store)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.units == nil {
		c.units = map[[sha256.Size]byte]*source.Unit{}
	}
	c.units[key] = u
	return u, nil
}

// cacheKey covers everything that a program depends on but Eval and Prompt, whose programs are not kept: its positions
// hold the file's name, its import() the referrer.
func cacheKey(text string, o source.Options) (key [sha256.Size]byte) {
	h := sha256.New()
	var buf []byte
	for _, s := range [...]string{o.File, o.Referrer, o.TSConfig, o.Variant.Key(), fmt.Sprint(o.Kind, o.Language, o.Imported, o.Common), text} {
		buf = binary.BigEndian.AppendUint64(buf[:0], uint64(len(s)))
		h.Write(buf)
		h.Write([]byte(s))
	}
	h.Sum(key[:0])
	return key
}
