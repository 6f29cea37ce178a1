/** Bytes as text in the encodings of WeChat's file system, and back. */

export const toBase64 = (bytes: Uint8Array): string => {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}

export const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text.replace(/\s/g, '')), (letter) => letter.charCodeAt(0))

const binary = {
  read: (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''),
  write: (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
}
const utf8 = {
  read: (bytes: Uint8Array) => new TextDecoder().decode(bytes),
  write: (text: string) => new TextEncoder().encode(text),
}
const hex = {
  read: (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
  write: (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16)),
}

export const encodings: Record<string, { read(bytes: Uint8Array): string; write(text: string): Uint8Array }> = {
  ...{ utf8, 'utf-8': utf8, hex, binary, latin1: binary, ascii: binary },
  base64: { read: toBase64, write: fromBase64 },
}

/** The kind of a picture by its first bytes. */
export function pictureType(base64: string): string {
  const starts: [string, string][] = [
    ['iVBOR', 'image/png'],
    ['/9j/', 'image/jpeg'],
    ['R0lG', 'image/gif'],
    ['UklG', 'image/webp'],
    ['PHN2', 'image/svg+xml'],
    ['PD94', 'image/svg+xml'],
  ]
  return starts.find(([start]) => base64.startsWith(start))?.[1] ?? 'application/octet-stream'
}

export const dataUrl = (base64: string): string => `data:${pictureType(base64)};base64,${base64}`
