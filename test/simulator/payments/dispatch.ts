import { note, count, warn, type Entry } from '../journal'
import type { Fault } from '../faults'
import type { Reply } from '../openPlatform/dispatch'
import type { World } from '../world'
import { checkCaller, namedSerial, type Caller, type PayKnock } from './gate'
import { payRows } from './rows'
import { PayRefusal, refuse } from './refusal'
import type { PayRow, Said } from './row'
import { checkShape } from './shape'
import { answerSigner, signedHeaders, type SignatureManner } from './trust'

const jsonType = 'application/json; charset=utf-8'

interface Found {
  row: PayRow
  params: Record<string, string>
}

const matchers = Object.entries(payRows).map(([name, row]) => {
  const [method = '', pattern = ''] = name.split(' ')
  const names = [...pattern.matchAll(/\{(\w+)\}/g)].map(([, one = '']) => one)
  return { method, row, names, look: new RegExp(`^${pattern.replaceAll(/\{\w+\}/g, '([^/]+)')}$`) }
})

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The row of a path, with what stands in it. `/v3/refund/domestic/refunds/{out_refund_no}` fits any number. */
export function findPayRow({ method, path }: PayKnock): Found | undefined {
  for (const { row, names, look, method: wanted } of matchers) {
    const found = wanted === method ? look.exec(path) : null
    if (found) return { row, params: Object.fromEntries(names.map((name, at) => [name, decoded(found[at + 1] ?? '')])) }
  }
  return undefined
}

function readBody({ method, raw }: PayKnock): Record<string, unknown> {
  if (method === 'GET') return {}
  try {
    return JSON.parse(raw.toString('utf8')) as Record<string, unknown>
  } catch {
    throw refuse('PARAM_ERROR', '请求体不是合法的JSON')
  }
}

/** What WeChat asks for and would perhaps refuse without: it is only reported (grade B). */
function inspect(world: World, { headers, raw }: PayKnock, entry: Entry): void {
  if (!(headers['accept'] ?? '').includes('json')) warn(world, entry, 'Accept is not application/json')
  if (!headers['user-agent']) warn(world, entry, 'User-Agent is missing')
  if (raw.length && !(headers['content-type'] ?? '').startsWith('application/json'))
    warn(world, entry, 'Content-Type is not application/json')
}

interface Spoiling {
  isUnsigned: boolean
  manner: SignatureManner
}

function spoilingOf(fault: Fault | undefined): Spoiling {
  const spoilt = fault?.signTest ? 'probe' : fault?.wrongSignature ? 'wrong' : undefined
  return { isUnsigned: fault?.unsigned === true, manner: { spoilt, skewSeconds: fault?.skewSeconds ?? 0 } }
}

/** Every 2xx is signed, except downloads (grade A). */
function signed(world: World, said: Said, { merchant }: Caller, named: string, fault: Fault | undefined): Reply {
  if (said.kind === 'bytes') return { status: 200, contentType: said.contentType, body: said.bytes }
  const body = said.kind === 'json' ? JSON.stringify(said.content) : ''
  const { isUnsigned, manner } = spoilingOf(fault)
  const headers = isUnsigned ? {} : signedHeaders(world, body, answerSigner(world, merchant, named), manner)
  return { status: said.kind === 'json' ? 200 : 204, contentType: jsonType, body, headers }
}

/** An error body is not signed (grade B). */
function refused({ status, code, message, detail }: PayRefusal): Reply {
  return { status, contentType: jsonType, body: JSON.stringify({ code, message, ...(detail ? { detail } : {}) }) }
}

function perform(world: World, found: Found, knock: PayKnock, entry: Entry, fault: Fault | undefined): Reply {
  const caller = checkCaller(world, knock)
  entry.appid = caller.merchant.mchid
  const named = namedSerial(world, knock, caller.merchant)
  const body = readBody(knock)
  checkShape(knock.query, found.row.query, 'query')
  checkShape(body, found.row.body, 'body')
  const said = found.row.handle({ world, ...caller, params: found.params, query: knock.query, body, named })
  return signed(world, said, caller, named, fault)
}

/** The answer of one known path: what the handler says, signed, or WeChat Pay's way of saying no. */
export function answerPay(world: World, found: Found, knock: PayKnock, entry: Entry, fault: Fault | undefined): Reply {
  entry.source = found.row.source
  inspect(world, knock, entry)
  try {
    return perform(world, found, knock, entry, fault)
  } catch (error) {
    if (error instanceof PayRefusal) return refused(error)
    throw error
  }
}

export const openPayEntry = (world: World, knock: PayKnock): Entry =>
  note(world, {
    kind: 'call',
    title: `${knock.method} ${knock.path}`,
    path: knock.path,
    request: { method: knock.method, url: knock.url, headers: knock.headers, body: knock.raw.toString('utf8') },
  })

/** A path nobody has written down: an error that cannot be overlooked. */
export function unknownPayPath(world: World, { method, path }: PayKnock, entry: Entry): Reply {
  entry.isUnknown = true
  count(world, 'unknownPaths')
  warn(world, entry, `unknown path ${method} ${path}`)
  const body = { code: 'RESOURCE_NOT_EXISTS', message: 'unknown path in the simulator', known: Object.keys(payRows) }
  return { status: 404, contentType: jsonType, body: JSON.stringify(body) }
}
