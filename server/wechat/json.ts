/**
 * JSON as WeChat writes it: whole numbers that a JavaScript number cannot hold become text, and raw control characters
 * inside text (people have them in their nicknames) become spaces. Null for anything that is not JSON.
 *
 * The parser's own error is not passed on: it quotes the text, and the text may hold a token.
 */
export function parseJson(text: string): unknown {
  const safe = keepLongNumbers(text.startsWith('\uFEFF') ? text.slice(1) : text)
  return tryParse(safe) ?? tryParse(safe.replace(controlCharacters, ' '))
}

const controlCharacters = /[\u0000-\u001f]/g
const hasLongNumber = /\d{16}/
const numbers = /-?\d[\d.eE+-]*/g // takes whatever goes on like a number, so that no digit is looked at twice
const longWhole = /^-?\d{16,}$/

/** Goes from quote to quote, so that digits inside a piece of text are left alone. */
function keepLongNumbers(text: string): string {
  if (!hasLongNumber.test(text)) return text
  const kept: string[] = []
  for (let at = 0; at < text.length;) {
    const quote = text.indexOf('"', at)
    const outside = quote < 0 ? text.length : quote
    const inside = quote < 0 ? text.length : endOfQuoted(text, quote)
    kept.push(text.slice(at, outside).replace(numbers, quoteLong), text.slice(outside, inside))
    at = inside
  }
  return kept.join('')
}

const quoteLong = (number: string): string =>
  longWhole.test(number) && !Number.isSafeInteger(Number(number)) ? `"${number}"` : number

/** Behind the quote that ends what begins with the quote at `start`: the first one that no odd number of \ precedes. */
function endOfQuoted(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote > 0; quote = text.indexOf('"', quote + 1)) {
    let before = quote
    while (text[before - 1] === '\\') before--
    if ((quote - before) % 2 === 0) return quote + 1
  }
  return text.length
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export type JsonObject = Record<string, unknown>

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
