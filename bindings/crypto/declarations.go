package crypto

import _ "embed"

//go:embed crypto.d.ts
var declarations string

// Declarations returns the TypeScript declarations of what Binding installs. Any goroutine may call it.
func Declarations() string { return declarations }
