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
// A piece of text, or a number. Text comes first, so that digits inside it are left alone.
const textOrLongNumber = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g

const keepLongNumbers = (text: string): string =>
  hasLongNumber.test(text)
    ? text.replace(textOrLongNumber, (found) =>
        found.startsWith('"') || Number.isSafeInteger(Number(found)) ? found : `"${found}"`,
      )
    : text

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
