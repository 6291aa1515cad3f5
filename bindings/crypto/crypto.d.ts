/** What `crypto` has, where Node's declarations do not say it. */
interface RandomSource {
  /** Fills a typed array of integers, of at most 65536 bytes, with random numbers, and returns it. */
  getRandomValues<T extends RandomArray>(array: T): T;
  /** A random UUID (version 4). */
  randomUUID(): `${string}-${string}-${string}-${string}-${string}`;
}

/** What `crypto.getRandomValues` fills. */
type RandomArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array;

/** What `crypto` has. */
interface Crypto extends CryptoBase {}

type CryptoBase = typeof globalThis extends { Buffer: any } ? {} : RandomSource;

/** Random numbers of the operating system. */
declare var crypto: Crypto;
