package builtins

import (
	"math"
	"math/big"
	"strings"

	"github.com/dop251/goja"
)

// This file is Number.prototype.toLocaleString and BigInt.prototype.toLocaleString (ECMA-262, 21.1.3.4 and 21.2.3.2). There
// is no Intl: numbers are written as in American English whatever the locale, and of the options the numbers of fraction
// digits count. (goja takes the locale for a radix.)

func (lib *library) installLocale() {
	var z lazies
	lib.replace(&z, "toLocaleString", 0, func(func(goja.FunctionCall) goja.Value) func(goja.FunctionCall) goja.Value {
		valueOf := lib.intrinsic("Number").Get("prototype").(*goja.Object).Get("valueOf")
		return func(call goja.FunctionCall) goja.Value {
			f := callMethod(valueOf, call.This).ToFloat()
			least, most := lib.fractionDigits(call.Argument(1))
			return lib.vm.ToValue(american(f, least, most))
		}
	})
	lib.install(lib.vm.ToValue(0).ToObject(lib.vm).Prototype(), &z)
	var b lazies
	lib.replace(&b, "toLocaleString", 0, func(func(goja.FunctionCall) goja.Value) func(goja.FunctionCall) goja.Value {
		valueOf := lib.intrinsic("BigInt").Get("prototype").(*goja.Object).Get("valueOf")
		return func(call goja.FunctionCall) goja.Value {
			text := callMethod(valueOf, call.This).String()
			digits, negative := strings.CutPrefix(text, "-")
			if text = grouped(digits); negative {
				text = "-" + text
			}
			return lib.vm.ToValue(text)
		}
	})
	lib.install(lib.vm.ToValue(new(big.Int)).ToObject(lib.vm).Prototype(), &b)
}

// fractionDigits reads minimumFractionDigits and maximumFractionDigits as Intl.NumberFormat does (ECMA-402, 15.1.5).
func (lib *library) fractionDigits(options goja.Value) (least, most int) {
	if goja.IsUndefined(options) {
		return 0, 3
	}
	o := options.ToObject(lib.vm)
	read := func(name string) (int, bool) {
		v := lib.get(o, name)
		if goja.IsUndefined(v) {
			return 0, false
		}
		f := v.ToFloat()
		if math.IsNaN(f) || f < 0 || f > 100 {
			panic(lib.rangeError("%s value is out of range.", name))
		}
		return int(f), true
	}
	least, _ = read("minimumFractionDigits")
	most, ok := read("maximumFractionDigits")
	switch {
	case !ok:
		most = max(least, 3)
	case least > most:
		panic(lib.rangeError("maximumFractionDigits value is out of range."))
	}
	return least, most
}

// american writes f in American English, rounded half away from zero.
func american(f float64, least, most int) string {
	sign := ""
	if math.Signbit(f) && !math.IsNaN(f) {
		sign, f = "-", -f
	}
	switch {
	case math.IsNaN(f):
		return "NaN"
	case math.IsInf(f, 0):
		return sign + "∞"
	}
	// The shortest decimal that reads as f is what is rounded, as it is elsewhere.
	exact, _ := new(big.Rat).SetString(big.NewFloat(f).Text('g', -1))
	whole, fraction, _ := strings.Cut(exact.FloatString(most), ".")
	for len(fraction) > least && fraction[len(fraction)-1] == '0' {
		fraction = fraction[:len(fraction)-1]
	}
	if fraction != "" {
		fraction = "." + fraction
	}
	return sign + grouped(whole) + fraction
}

// grouped puts commas between thousands.
func grouped(digits string) string {
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	return b.String()
}
