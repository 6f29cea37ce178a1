import { createHash, randomBytes } from 'node:crypto'
import Koa from 'koa'
import type { Database } from '../../../server/db/connection'
import { request } from 'undici'
import { readAll } from './body'
import { openMigrated } from './inbox'
import { listen } from './report'

interface Person {
  openid: string
  session_key: string
}

/** Koa, one call to WeChat, three statements, one answer: nothing is checked, limited, sealed or logged. */
void openMigrated().then((database) => {
  const app = new Koa()
  app.use(async (ctx) => {
    const { code } = JSON.parse((await readAll(ctx.req)).toString('utf8')) as { code: string }
    const person = await askWechat(code)
    const token = randomBytes(32).toString('base64url')
    await keepSession(database, await merchantOf(database, person), token)
    ctx.body = { data: { token } }
  })
  listen(app.callback())
})

async function askWechat(code: string): Promise<Person> {
  const query = new URLSearchParams({ appid: 'wx', secret: 's', js_code: code, grant_type: 'authorization_code' })
  const answer = await request(`${process.env.WECHAT_API_URL}/sns/jscode2session?${query.toString()}`)
  return (await answer.body.json()) as Person
}

async function merchantOf({ execute }: Database, { openid, session_key }: Person): Promise<string> {
  const { rows } = await execute({ sql: 'SELECT * FROM merchants WHERE openid = ?', bind: [openid] })
  const [known] = rows as { id: string }[]
  if (known) {
    await execute({ sql: 'UPDATE merchants SET sessionKey = ? WHERE id = ?', bind: [session_key, known.id] })
    return known.id
  }
  const id = randomBytes(16).toString('base64url')
  const sql = 'INSERT INTO merchants (id, openid, sessionKey, createdAt) VALUES (?, ?, ?, ?)'
  await execute({ sql, bind: [id, openid, session_key, Date.now()] })
  return id
}

async function keepSession({ execute }: Database, merchantId: string, token: string): Promise<void> {
  const now = Date.now()
  const hash = createHash('sha256').update(token).digest('hex')
  const id = randomBytes(16).toString('base64url')
  const sql =
    'INSERT INTO sessions (id, tokenHash, merchantId, appid, device, createdAt, lastSeenAt, expiresAt) VALUES (?, ?, ?, ?, ?, ?, ?, ?)'
  await execute({ sql, bind: [id, hash, merchantId, 'wx', 'iPhone', now, now, now + 30 * 86_400_000] })
}
