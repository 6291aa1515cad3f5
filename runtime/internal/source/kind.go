package source

import "path"

// KindOf returns what the name of a file tells about it: how it runs, and in what language it is written. isJSON tells
// that it is data.
func KindOf(file string) (k Kind, lang Language, isJSON bool) {
	switch path.Ext(file) {
	case ".mjs":
		return AsModule, JavaScript, false
	case ".mts":
		return AsModule, TypeScript, false
	case ".cjs":
		return CommonJS, JavaScript, false
	case ".cts":
		return CommonJS, TypeScript, false
	case ".ts":
		return Auto, TypeScript, false
	case ".tsx":
		return Auto, TSX, false
	case ".jsx":
		return Auto, JSX, false
	case ".json":
		return Auto, JavaScript, true
	}
	return Auto, JavaScript, false
}
