/** The globals that WeChat's logic layer has: ECMAScript's own, timers and the console. */
export const languageNames: ReadonlySet<string> = new Set(
  `Object Function Array Number Boolean String Symbol BigInt Date Promise RegExp Math JSON Reflect Proxy
  Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError
  Map Set WeakMap WeakSet WeakRef FinalizationRegistry Iterator Intl Atomics
  ArrayBuffer SharedArrayBuffer DataView Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array
  Float32Array Float64Array Uint8ClampedArray BigUint64Array BigInt64Array
  parseInt parseFloat isNaN isFinite NaN Infinity undefined eval globalThis
  decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape
  setTimeout clearTimeout setInterval clearInterval console`.split(/\s+/),
)
