//go:build !unix

package repl

// openKeys lets liner read the console itself.
func openKeys(func()) (k keys, restore func()) { return plainKeys{}, func() {} }

// redraw is not possible here: the line shows again with the next key.
func redraw() {}
