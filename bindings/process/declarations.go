package process

import _ "embed"

//go:embed process.d.ts
var declarations string

// Declarations returns the TypeScript declarations of what Binding installs. Any goroutine may call it.
func Declarations() string { return declarations }
