package builtins

import "github.com/dop251/goja"

type regexps struct{}
type regexpState struct{}

func (lib *library) installRegExp() {}
func (lib *library) regexpParts(o *goja.Object) (source, flags goja.Value) {
	return o.Get("source"), o.Get("flags")
}
