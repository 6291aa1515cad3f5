package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// How far the heap may grow beyond what is live before the next collection. Scripts make much short-lived garbage, and
// by Go's default a small heap is collected hundreds of times a second; a large one must not grow by as much again.
const (
	minHeadroom = 64 << 20
	maxHeadroom = 160 << 20
	headroom    = 4 // times what is live, between the two
	leastShare  = 8 // at least an eighth of what is live, or a large heap would be collected all the time
)

// tuneCollector sets the collector for the command's own work. What the user set for himself stays.
func tuneCollector() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(1600) // of the 4 MiB that Go takes a small heap for: the least headroom
	watchCollections()
}

// watchCollections has the headroom looked at anew after every collection, which is when finalizers run.
func watchCollections() {
	type sentinel struct{ _ [16]byte }
	runtime.SetFinalizer(&sentinel{}, func(*sentinel) {
		sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(sample)
		if live := sample[0].Value.Uint64(); live > 0 {
			debug.SetGCPercent(percentFor(live))
		}
		watchCollections()
	})
}

// percentFor returns the GOGC that gives a heap with so many live bytes its headroom.
func percentFor(live uint64) int {
	room := min(max(headroom*live, minHeadroom), maxHeadroom)
	room = max(room, live/leastShare)
	return int(room * 100 / live)
}
