import { LRUCache } from 'lru-cache'

/** Fields whose value is never written, however deep they lie or however they are spelled. */
const names = [
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  '\\w*secret',
  '\\w*token',
  '\\w*ticket',
  '\\w*session_?key',
  '\\w*(?:aes|master|private|api_?v[23])_?key',
  '(?:js|auth|pre_?auth|authorization|phone|query_?auth)_?code',
  'encrypted_?data',
  'raw_?data',
  'open_?id',
  'union_?id',
].join('|')

const secretName = new RegExp(`^(?:${names})$`, 'i')
/** `"name":"value"` in a text; JSON inside JSON has the same number of backslashes before each of its quotes. */
const jsonField = new RegExp(`(\\\\*)"(${names}|code)\\1"\\s*:\\s*\\1"(?:(?!(?<!\\\\)\\1").)*\\1"`, 'gis')
/** `<Name><![CDATA[value]]></Name>` in a text. */
const xmlField = new RegExp(`<(${names})>.*?</\\1>`, 'gis')
/** `name=value` of a query or a form. */
const queryField = new RegExp(`(?<![\\w-])(${names}|code)=[^&\\s"\\\\]+`, 'gi')
const bearer = /\b(Bearer\s+)[\w.~+/=-]+/gi
/** 手机号: 11 digits; the ends stay so that a person can be found again. */
const phone = /(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)/g
/** What all of them have in them; most texts have none of it, and one look is a tenth of five. */
const perhaps = /["<=]|bearer|\d{11}/i
/** Our failure codes and drivers' error codes, unlike codes to sign in with. */
const ownWord = /^[A-Z][A-Z0-9_]*$/

const hidden = '***'
const deepest = 8

/** A text as it may be kept. */
export const censorText = (text: string): string => (perhaps.test(text) ? replaced(text) : text)

const replaced = (text: string): string =>
  text
    .replace(jsonField, `$1"$2$1":$1"${hidden}$1"`)
    .replace(xmlField, `<$1>${hidden}</$1>`)
    .replace(queryField, `$1=${hidden}`)
    .replace(bearer, `$1${hidden}`)
    .replace(phone, '$1****$2')

/** Any value as it may be kept: a copy, secrets and personal data replaced. */
export function censor(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return censorText(value)
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Date) return value
  if (depth === deepest) return '…'
  if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`
  if (Array.isArray(value)) return value.map((item) => censor(item, depth + 1))
  const fields: Record<string, unknown> = isError(value) ? errorFields(value) : { ...value }
  for (const name of Object.keys(fields)) fields[name] = censorField(name, fields[name], depth)
  return fields
}

const secretNames = new LRUCache<string, boolean>({ max: 1000 }) // the same few names in every line

function isSecret(name: string): boolean {
  const known = secretNames.get(name)
  if (known !== undefined) return known
  const found = secretName.test(name)
  secretNames.set(name, found)
  return found
}

function censorField(name: string, value: unknown, depth: number): unknown {
  if (value === null || value === undefined) return value
  if (isSecret(name)) return hidden
  if (name === 'code' && typeof value === 'string' && !ownWord.test(value)) return hidden
  return censor(value, depth + 1)
}

/** By shape, because errors of drivers may come from another realm. */
const isError = (value: object): value is Error => 'stack' in value && 'message' in value

/** Of an error only what is about the error: a database's carries the statement with its values. */
function errorFields(error: Error & { code?: unknown }): Record<string, unknown> {
  const { name, message, stack, code, cause } = error
  return { type: name, message, stack, ...(code !== undefined && { code }), ...(cause !== undefined && { cause }) }
}
