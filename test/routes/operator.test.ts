import type { Base } from '../../server/base'
import { newId } from '../../server/ids'
import { operatorRoutes } from '../../server/routes/operator'
import { aCheapOperator, cheapProof } from '../services/aCheapOperator'
import { aBase } from '../services/aPlatform'
import { anApp, type TestApp } from '../setup/app'

const fromConsole = { 'x-kaidian-console': '1' }

describe('signing in to the console', () => {
  let base: Base
  let app: TestApp
  beforeAll(async () => {
    base = await aBase({ PUBLIC_URL: 'https://open.example.com' })
    app = await anApp({ api: operatorRoutes(base.platform) })
    await aCheapOperator(base.platform)
  })
  afterAll(async () => {
    await app.close()
    await base.close()
  })

  const ask = (method: string, path: string, headers: Record<string, string> = {}, body?: object) =>
    fetch(`${app.url}/api/operator${path}`, {
      method,
      headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
  const codeOf = async (answer: Response) => ((await answer.json()) as { error?: { code: string } }).error?.code
  const signIn = (headers: Record<string, string>, more: object = {}) =>
    ask('POST', '/sessions', headers, { ...cheapProof, ...more })
  const cookieOf = (answer: Response): string => answer.headers.get('set-cookie') ?? ''

  it('leaves a browser a cookie that no script can read and no other page can use', async () => {
    const answer = await signIn(fromConsole)
    const set = cookieOf(answer)
    const [cookie = ''] = set.split(';')

    expect(await answer.json()).toMatchObject({ data: { operator: { name: 'xiaolin' }, token: null } })
    expect(set).toMatch(/^kaidian_operator=o_[\w-]+; Path=\/api\/operator; HttpOnly; SameSite=Strict; Secure$/)
    expect((await ask('GET', '/me', { cookie })).status).toBe(200)
    const fromElsewhere = await ask('DELETE', '/sessions/current', { cookie })
    expect([fromElsewhere.status, await codeOf(fromElsewhere)]).toEqual([403, 'CONSOLE_HEADER_MISSING'])

    const out = await ask('DELETE', '/sessions/current', { cookie, ...fromConsole })
    expect(cookieOf(out)).toMatch(/^kaidian_operator=; .*Max-Age=0$/)
    expect((await ask('GET', '/me', { cookie })).status).toBe(401)
  })

  it('counts no try of another page', async () => {
    expect(await codeOf(await signIn({}, { password: 'wrong' }))).toBe('CONSOLE_HEADER_MISSING')
    expect(await base.platform.operators.find({ name: 'xiaolin' })).toMatchObject({ failures: 0 })
  })

  it('gives a program a token, which needs no cookie and no header', async () => {
    const answer = await signIn({}, { holder: 'program' })
    const { data } = (await answer.json()) as { data: { token: string } }
    const authorization = `Bearer ${data.token}`

    expect(cookieOf(answer)).toBe('')
    expect((await ask('GET', '/stores', { authorization })).status).toBe(200)
    expect((await ask('DELETE', '/sessions/current', { authorization })).status).toBe(200)
    expect((await ask('GET', '/me', { authorization })).status).toBe(401)
  })

  it('takes the token of a bearer for what it is, whatever cookie comes along', async () => {
    const [cookie = ''] = cookieOf(await signIn(fromConsole)).split(';')

    expect((await ask('GET', '/me', { cookie, authorization: `Bearer o_${newId()}` })).status).toBe(401)
  })

  it('is tried so often from one network and no more', async () => {
    const statuses: number[] = []
    for (let n = 0; n < 25; n++) statuses.push((await ask('POST', '/sessions', {}, {})).status)

    expect(statuses).toContain(400)
    expect(statuses.at(-1)).toBe(429)
  })
})
