import { count, note, warn, type Entry } from '../journal'
import type { World } from '../world'
import { errmsg, no, Refused } from './errcodes'
import { checkCaller, configured, inspect, readBody, type Knock } from './gate'
import { rows } from './index'
import { spendQuota } from './quotas'
import { keepRid, newRid } from './rids'
import type { Answer, Row } from './row'

export interface Reply {
  status: number
  contentType: string
  body: string
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

function perform(world: World, row: Row, knock: Knock, entry: Entry): Answer {
  const component = configured(world, entry)
  const token = checkCaller(world, component, row, knock)
  entry.appid = token?.appid ?? component.appid
  checkMethod(knock)
  const body = readBody(knock)
  inspect(world, row, knock, body, entry)
  const spend = (appid: string) => spendQuota(world, appid, knock.path)
  return row.handle({ world, component, token, query: knock.query, body, ip: knock.ip, spend })
}

function refusal(error: unknown): Refused {
  if (error instanceof Refused) return error
  throw error
}

/** The answer of one known path: what the handler says, or WeChat's way of saying no. HTTP 200 either way. */
export function answer(world: World, row: Row, knock: Knock, entry: Entry): Reply {
  const rid = newRid(world)
  const said = (() => {
    try {
      return perform(world, row, knock, entry)
    } catch (error) {
      const refused = refusal(error)
      return { errcode: refused.errcode, errmsg: errmsg(refused, rid) }
    }
  })()
  entry.errcode = typeof said['errcode'] === 'number' ? said['errcode'] : 0
  entry.source = row.source
  const body = JSON.stringify(said)
  keepRid(world, rid, entry, knock, body)
  return { status: 200, contentType: row.isText ? 'text/plain' : json, body }
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
