package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/corojs/coro/bindings"
)

const typesHeader = `// What Coro's scripts find besides ECMAScript's own library, for editors and for tsc. Made by
//
//     coro types > coro.d.ts
//
// A tsconfig.json beside it and the scripts:
//
//     { "compilerOptions": { "target": "ESNext", "lib": ["ESNext"], "module": "preserve", "moduleDetection": "force",
//         "strict": true, "noEmit": true, "allowJs": true, "checkJs": true, "types": [] } }
//
// A script alone can name it in its first line: /// <reference path="coro.d.ts" />
// It may stand beside @types/node ("types": ["node"]), whose names then pass as well, whether or not Coro has them.

`

// parseTypes reads the arguments of coro types: names of declarations, none for all.
func parseTypes(args []string) (*command, error) {
	c := &command{types: true}
	var names []string
	for _, d := range bindings.Declarations() {
		names = append(names, d.Name)
	}
	for _, a := range args {
		switch {
		case a == "-h" || a == "--help":
			return &command{help: true}, nil
		case !slices.Contains(names, a):
			return nil, fmt.Errorf("types: no declarations of %q; there are %s", a, strings.Join(names, ", "))
		}
		c.args = append(c.args, a)
	}
	return c, nil
}

// printTypes writes the declarations that the command line names, or all, as one file.
func (c *command) printTypes(stdout, stderr io.Writer) int {
	var b strings.Builder
	b.WriteString(typesHeader)
	first := true
	for _, d := range bindings.Declarations() {
		if len(c.args) > 0 && !slices.Contains(c.args, d.Name) {
			continue
		}
		if !first {
			b.WriteByte('\n')
		}
		first = false
		b.WriteString(d.Text)
	}
	if _, err := io.WriteString(stdout, b.String()); err != nil {
		fmt.Fprintf(stderr, "coro: types: %v\n", err)
		return exitError
	}
	return 0
}
