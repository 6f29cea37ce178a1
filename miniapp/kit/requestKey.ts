/**
 * A key of 32 hex digits for one thing the person asked for, kept until it is done: repeated with it, the server does
 * it once. It names a request, it protects nothing, so the phone's ordinary dice are good enough.
 */
export const newRequestKey = (): string =>
  Array.from({ length: 32 }, () => Math.floor(Math.random() * 16).toString(16)).join('')
