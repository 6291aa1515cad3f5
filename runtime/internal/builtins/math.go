package builtins

import (
	"math"
	"math/big"

	"github.com/dop251/goja"
)

// This file is Math.sumPrecise and Math.f16round (ECMA-262, 21.3.2 of 2026), and the half-precision accessors of
// DataView. A Float16Array would have to be one of goja's own typed arrays, which no host can add to.

func (lib *library) extendMath(object *goja.Object) {
	var z lazies
	lib.lazyMethod(&z, "f16round", 1, func(call goja.FunctionCall) goja.Value {
		return lib.vm.ToValue(fromFloat16(toFloat16(call.Argument(0).ToFloat())))
	})
	lib.lazyMethod(&z, "sumPrecise", 1, func(call goja.FunctionCall) goja.Value {
		return lib.vm.ToValue(lib.sumPrecise(call.Argument(0)))
	})
	lib.install(object, &z)
}

func (lib *library) sumPrecise(items goja.Value) float64 {
	if nullish(items) {
		panic(lib.typeError("Math.sumPrecise: want an iterable, got %s", show(items)))
	}
	r := lib.iterate(items)
	// 2^1024 × 2^53 terms down to 2^-1074: every sum is exact.
	sum := new(big.Float).SetPrec(2200)
	term := new(big.Float).SetPrec(53)
	var nan, plus, minus bool
	result := math.Copysign(0, -1)
	for {
		v, ok := r.step()
		if !ok {
			break
		}
		if !goja.IsNumber(v) {
			r.fail(lib.typeError("Math.sumPrecise: want numbers, got %s", show(v)))
		}
		switch f := v.ToFloat(); {
		case math.IsNaN(f):
			nan = true
		case math.IsInf(f, 1):
			plus = true
		case math.IsInf(f, -1):
			minus = true
		case f != 0 || !math.Signbit(f):
			result = 0
			sum.Add(sum, term.SetFloat64(f))
		}
	}
	switch {
	case nan || plus && minus:
		return math.NaN()
	case plus:
		return math.Inf(1)
	case minus:
		return math.Inf(-1)
	case sum.Sign() != 0:
		result, _ = sum.Float64()
	}
	return result
}

// toFloat16 rounds f to the nearest half-precision number, ties to even, and returns its bits.
func toFloat16(f float64) uint16 {
	sign := uint16(0)
	if math.Signbit(f) {
		sign, f = 0x8000, -f
	}
	switch {
	case math.IsNaN(f):
		return 0x7E00
	case f >= 65520: // half way between the largest, 65504, and 2^16
		return sign | 0x7C00
	case f < 0x1p-14: // subnormal: a multiple of 2^-24
		return sign | uint16(math.RoundToEven(f*0x1p24))
	}
	frac, exp := math.Frexp(f) // f = frac × 2^exp, frac in [1/2, 1)
	m := uint16(math.RoundToEven(frac * 2048))
	return sign | (uint16(exp+14)<<10 + m - 1024) // a carry goes into the exponent
}

func fromFloat16(bits uint16) float64 {
	exp, m := int(bits>>10&31), float64(bits&1023)
	var f float64
	switch exp {
	case 31:
		f = math.Inf(1)
		if m != 0 {
			f = math.NaN()
		}
	case 0:
		f = math.Ldexp(m, -24)
	default:
		f = math.Ldexp(m+1024, exp-25)
	}
	if bits&0x8000 != 0 {
		f = -f
	}
	return f
}
