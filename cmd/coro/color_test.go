package main

import (
	"bytes"
	"os"
	"testing"
)

func TestUseColor(t *testing.T) {
	null, err := os.Open(os.DevNull) // a file that is no terminal
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	for _, c := range []struct {
		env  map[string]string
		want bool
	}{
		{nil, false},
		{map[string]string{"TERM": "xterm"}, false},
		{map[string]string{"FORCE_COLOR": "1"}, true},
		{map[string]string{"FORCE_COLOR": "3", "NO_COLOR": "1", "TERM": "dumb"}, true},
		{map[string]string{"FORCE_COLOR": "0", "CLICOLOR_FORCE": "1"}, false},
		{map[string]string{"CLICOLOR_FORCE": "1", "TERM": "dumb"}, true},
		{map[string]string{"CLICOLOR_FORCE": "0"}, false},
		{map[string]string{"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, false},
	} {
		getenv := func(key string) string { return c.env[key] }
		if got := useColor(null, getenv); got != c.want {
			t.Errorf("%v: got %v", c.env, got)
		}
		if got := useColor(&bytes.Buffer{}, getenv); got != c.want {
			t.Errorf("%v, no file: got %v", c.env, got)
		}
	}
}
