// nanoid is written for Node here: what it needs of Buffer, as long as there is none.
globalThis.Buffer ??= class Buffer extends Uint8Array { static allocUnsafe(n) { return new Buffer(n) } }
