import { count, note, warn, type Entry } from '../journal'
import type { World } from '../world'
import { errmsg, no, Refused } from './errcodes'
import { readForm } from './form'
import { checkCaller, configured, inspect, readBody, type Knock } from './gate'
import { rows } from './index'
import { spendQuota } from './quotas'
import { keepRid, newRid } from './rids'
import { Bytes, type Answer, type Row } from './row'

export interface Reply {
  status: number
  contentType: string
  body: string | Buffer
  fileName?: string
  headers?: Record<string, string>
}

const json = 'application/json; encoding=utf-8'

const otherMethod = ({ method, path }: Knock) => `${method === 'GET' ? 'POST' : 'GET'} ${path}`

/** Whether this is a path of api.weixin.qq.com the simulator knows, by either method. */
export const findRow = (knock: Knock): Row | undefined =>
  rows[`${knock.method} ${knock.path}`] ?? rows[otherMethod(knock)]

/** WeChat looks at the method after the token: a wrong one answers 43001 or 43002. */
function checkMethod(knock: Knock): void {
  if (rows[`${knock.method} ${knock.path}`]) return
  throw no(knock.method === 'GET' ? 43002 : 43001)
}

async function perform(world: World, row: Row, knock: Knock, entry: Entry): Promise<Answer | Bytes> {
  const component = configured(world, entry)
  const token = checkCaller(world, component, row, knock)
  entry.appid = token?.appid ?? component.appid
  checkMethod(knock)
  const { body, file } = row.file ? await readForm(knock, row.file) : { body: readBody(knock), file: null }
  inspect(world, row, knock, body, entry)
  const spend = (appid: string) => spendQuota(world, appid, knock.path)
  const remark = (text: string) => warn(world, entry, text)
  return row.handle({ world, component, token, query: knock.query, body, file, ip: knock.ip, spend, remark })
}

function refusal(error: unknown): Refused {
  if (error instanceof Refused) return error
  throw error
}

async function said(world: World, row: Row, knock: Knock, entry: Entry, rid: string): Promise<Answer | Bytes> {
  try {
    return await perform(world, row, knock, entry)
  } catch (error) {
    const refused = refusal(error)
    return { errcode: refused.errcode, errmsg: errmsg(refused, rid), ...refused.more }
  }
}

async function written(row: Row, answered: Answer | Bytes): Promise<Reply> {
  if (!(answered instanceof Bytes))
    return { status: 200, contentType: row.isText ? 'text/plain' : json, body: JSON.stringify(answered) }
  const { contentType, fileName } = answered
  return { status: 200, contentType, body: await answered.make(), fileName }
}

/** A body as the journal shows it. */
export const shownBody = ({ body, contentType }: Reply): string =>
  typeof body === 'string' ? body : `(${contentType}, ${body.length} bytes)`

/** The answer of one known path: what the handler says, or WeChat's way of saying no. HTTP 200 either way. */
export async function answer(world: World, row: Row, knock: Knock, entry: Entry): Promise<Reply> {
  const rid = newRid(world)
  const answered = await said(world, row, knock, entry, rid)
  if (world.state.settings.pushesBeforeAnswer) await world.clock.moveTo(world.clock.now())
  const errcode = answered instanceof Bytes ? 0 : answered['errcode']
  entry.errcode = typeof errcode === 'number' ? errcode : 0
  entry.source = row.source
  const reply = await written(row, answered)
  keepRid(world, rid, entry, knock, shownBody(reply))
  return reply
}

/** A path nobody has written down: an error that cannot be overlooked. */
export function unknownPath(world: World, knock: Knock, entry: Entry): Reply {
  entry.isUnknown = true
  count(world, 'unknownPaths')
  warn(world, entry, `unknown path ${knock.method} ${knock.path}`)
  const body = { error: 'unknown path', method: knock.method, path: knock.path, known: Object.keys(rows) }
  return { status: 404, contentType: json, body: JSON.stringify(body) }
}

export const openEntry = (world: World, knock: Knock, url: string, headers: Record<string, string>): Entry =>
  note(world, {
    kind: 'call',
    title: `${knock.method} ${knock.path}`,
    path: knock.path,
    request: { method: knock.method, url, headers, body: knock.body },
  })
