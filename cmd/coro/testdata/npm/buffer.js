globalThis.Buffer ??= class Buffer extends Uint8Array { static allocUnsafe(n) { return new Buffer(n) } }
