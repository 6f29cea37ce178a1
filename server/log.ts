import { pino, type DestinationStream, type Logger } from 'pino'

export type Log = Logger

/** Fields whose value is never written, however deep they lie or however they are spelled. */
const secretFields = [
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  '\\w*secret',
  '\\w*token',
  '\\w*ticket',
  '\\w*session_?key',
  '\\w*(?:aes|master|private|api_?v3)_?key',
  '(?:js|auth|pre_?auth|authorization|phone|query_auth)_?code',
  'encrypted_?data',
  'rawData',
  'open_?id',
  'union_?id',
]

const names = `(?:${secretFields.join('|')})`
/** `"name":"value"`, also where the JSON is itself quoted inside a text. */
const jsonField = new RegExp(`(\\\\*"${names}\\\\*"\\s*:\\s*)(\\\\*)"(?:[^"\\\\]|\\\\[^"])*\\\\*"`, 'gi')
/** `name=value` of a query or a form. */
const queryField = new RegExp(`(?<![\\w-])(${names}|code)=[^&\\s"\\\\]+`, 'gi')
/** `"code":"…"`, unless it is a failure's or a driver's own word. */
const codeField = /(\\*"code\\*"\s*:\s*)(\\*)"(?![A-Z][A-Z0-9_]*\\*")(?:[^"\\]|\\[^"])*\\*"/g
/** `Bearer …` wherever it stands. */
const bearer = /\b(Bearer\s+)[\w.~+/=-]+/gi
/** 手机号: 11 digits; the ends stay so that a merchant can be found again. */
const phone = /(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)/g

/** One line as it may be kept: secrets and personal data replaced. The last thing that happens before it is written. */
export const censor = (line: string): string =>
  line
    .replace(jsonField, '$1$2"***$2"')
    .replace(codeField, '$1$2"***$2"')
    .replace(queryField, '$1=***')
    .replace(bearer, '$1***')
    .replace(phone, '$1****$2')

/** JSON lines on standard output. Everything written passes `censor`. */
export const createLog = (config: { logLevel: string }, destination?: DestinationStream): Log =>
  pino(
    {
      level: config.logLevel,
      base: null,
      redact: ['req.headers.authorization', 'headers.authorization', 'authorization'],
      hooks: { streamWrite: censor },
    },
    destination ?? pino.destination({ dest: 1, sync: true }),
  )
