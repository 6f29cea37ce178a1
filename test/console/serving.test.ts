import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Koa from 'koa'
import { consolePages } from '../../server/consolePages'
import { answerErrors, notFound } from '../../server/middleware/errors'
import { pageHeaders } from '../../server/middleware/headers'
import { identify } from '../../server/middleware/request'
import { aFolder } from '../setup/environment'
import { serve } from '../setup/app'
import { silent } from '../setup/databases'

describe('the console’s pages', () => {
  const folder = path.join(aFolder(), 'console')
  let app: Awaited<ReturnType<typeof serve>>
  beforeAll(async () => {
    const koa = new Koa()
    koa.use(identify(silent)).use(answerErrors).use(pageHeaders('https://open.example.com'))
    app = await serve(koa.use(consolePages([folder])).use(notFound))
  })
  afterAll(() => app.close())

  const get = (address: string, init?: RequestInit) => fetch(app.url + address, init)

  it('say how to build it, until it is built', async () => {
    const answer = await get('/console')
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([503, 'no-store'])
    expect(await answer.text()).toContain('npm run build:console')

    mkdirSync(path.join(folder, 'assets'), { recursive: true })
    writeFileSync(path.join(folder, 'index.html'), '<div id="root"></div>')
    writeFileSync(path.join(folder, 'assets/index-abc.js'), 'start()')
    writeFileSync(path.join(folder, '../outside.txt'), 'not for the world')
    expect((await get('/console')).status).toBe(200)
  })

  it.each(['/console', '/console/', '/console/stores', '/console/stores/s_abc?release=auditing'])(
    'are one page at %s, which is looked for anew each time',
    async (address) => {
      const answer = await get(address)

      expect(await answer.text()).toBe('<div id="root"></div>')
      expect(answer.headers.get('content-type')).toContain('text/html')
      expect(answer.headers.get('cache-control')).toBe('no-cache')
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'")
    },
  )

  it('bring what has a hash in its name along for ever', async () => {
    const answer = await get('/console/assets/index-abc.js')

    expect(await answer.text()).toBe('start()')
    expect(answer.headers.get('content-type')).toContain('javascript')
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })

  it('are nothing else', async () => {
    for (const address of [
      '/consoles',
      '/console/assets/index-old.js',
      '/console/assets/..%2f..%2foutside.txt',
      '/console/assets/../../outside.txt',
    ]) {
      expect([400, 404]).toContain((await get(address)).status)
    }
    expect((await get('/console', { method: 'POST' })).status).toBe(404)
  })
})
