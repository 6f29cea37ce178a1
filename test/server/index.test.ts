import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http'
import path from 'node:path'
import { listen } from '../../server/httpServer'
import { start } from '../../server/index'
import { aFolder, anEnvironment } from '../setup/environment'

const root = path.join(__dirname, '../..')

interface Started {
  process: ChildProcess
  url: string
}

/** `npm start` in a process of its own, once it says that it listens. */
async function startProcess(env: Record<string, string>): Promise<Started> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/index.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH, ...anEnvironment({ LOG_LEVEL: 'info', ...env }) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('ended before it listened')))
    child.stdout.on('data', (chunk: Buffer) => {
      const url = /"url":"([^"]+)"/.exec(chunk.toString())?.[1]
      if (url) resolve(url)
    })
  })
  return { process: child, url }
}

/** A database where nobody answers. */
const nobody = 'mysql://kaidian:secret@127.0.0.1:1/kaidian'

/** What a start says on its way out, and with which code it leaves. */
async function failedStart(env: Record<string, string>): Promise<{ said: string; code: number }> {
  const child = spawn(process.execPath, ['scripts/run.js', 'server/index'], {
    cwd: root,
    env: { PATH: process.env.PATH, ...anEnvironment(env) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const chunks: Buffer[] = []
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
  const [code] = (await once(child, 'close')) as [number]
  return { said: Buffer.concat(chunks).toString(), code }
}

const answered = async (request: ClientRequest): Promise<{ status: number; body: string }> => {
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk)
  return { status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }
}

it('starts, answers, and stops when asked', async () => {
  const running = await start(anEnvironment())
  const ready = await fetch(`${running.url}/readyz`)
  await Promise.all([running.close(), running.close()])

  expect(await ready.json()).toMatchObject({ ready: true })
  expect(ready.headers.get('keep-alive')).toBe('timeout=75')
  await expect(fetch(`${running.url}/readyz`)).rejects.toThrow()
})

it.each([
  ['worker', false],
  ['http', true],
])('in the role %s listens: %p', async (role, listens) => {
  const running = await start(anEnvironment({ ROLE: role }))
  await running.close()

  expect(running.url !== null).toBe(listens)
})

it('finishes the request in hand before it leaves', async () => {
  const { process: server, url } = await startProcess({})
  const body = '{"code":""}'
  const headers = { 'Content-Type': 'application/json', 'Content-Length': body.length }
  const slow = httpRequest(`${url}/api/merchant/me/sessions`, { method: 'POST', headers })
  slow.write(body.slice(0, 4))
  await new Promise((resolve) => setTimeout(resolve, 200))
  const exited = once(server, 'exit')
  server.kill('SIGTERM')
  await new Promise((resolve) => setTimeout(resolve, 300))
  await expect(fetch(`${url}/healthz`)).rejects.toThrow()
  slow.end(body.slice(4))

  expect(await answered(slow)).toMatchObject({ status: 400 })
  expect((await exited)[0]).toBe(0)
})

it('cuts off who never finishes', async () => {
  const server = await listen(() => undefined, { host: '127.0.0.1', port: 0 })
  const waiting = fetch(`http://127.0.0.1:${server.port}`).catch(() => 'cut')
  await new Promise((resolve) => setTimeout(resolve, 50))
  const before = performance.now()
  await server.close(100)

  expect(await waiting).toBe('cut')
  expect(performance.now() - before).toBeLessThan(20_000)
})

it('does not wait for a WeChat that never answers', async () => {
  let called = () => {}
  const call = new Promise<void>((resolve) => (called = resolve))
  const silent = await listen(() => called(), { host: '127.0.0.1', port: 0 })
  const running = await start(anEnvironment({ WECHAT_API_URL: `http://127.0.0.1:${silent.port}` }))
  await call
  const before = performance.now()
  await running.close(200)

  expect(performance.now() - before).toBeLessThan(5_000)
  await silent.close(0)
})

describe('a start that cannot be', () => {
  it('is one of `npm start` without an https address, because that is production', async () => {
    const said = async (NODE_ENV: string) => (await failedStart({ NODE_ENV, DATABASE_URL: nobody })).said

    expect(await said('')).toContain('PUBLIC_URL：生产环境必须是 https 地址')
    expect(await said('development')).toContain('DATABASE_URL：连不上数据库')
  })

  it('says in one line which value is wrong and leaves with 1', async () => {
    const { said, code } = await failedStart({ NODE_ENV: 'development', WECHAT_COMPONENT_AES_KEY: 'short' })

    expect(said.trim().split('\n')).toEqual([
      'WECHAT_COMPONENT_AES_KEY：应为 43 位字母或数字，现在是 5 位。在 微信开放平台 → 管理中心 → 第三方平台 → 详情 → 开发配置 查看',
    ])
    expect(code).toBe(1)
  })

  it('says in one line that the database does not answer and leaves with 1', async () => {
    const { said, code } = await failedStart({ NODE_ENV: 'development', DATABASE_URL: nobody })

    expect(said.trim().split('\n')).toHaveLength(1)
    expect(said).toContain('DATABASE_URL：连不上数据库')
    expect(said).not.toContain('secret')
    expect(code).toBe(1)
  })

  it('says in one line that the port is taken', async () => {
    const running = await start(anEnvironment())
    const port = new URL(running.url ?? '').port
    const second = start(anEnvironment({ PORT: port }))

    await expect(second).rejects.toThrow(`PORT：端口 ${port} 已被占用`)
    await running.close()
  })

  it('says in one line that the clock to follow does not answer', async () => {
    const second = start(anEnvironment({ CLOCK_URL: 'http://127.0.0.1:1/_sim/clock' }))

    await expect(second).rejects.toMatchObject({ name: 'ConfigError', variable: 'CLOCK_URL' })
  })

  it('leaves no database open', async () => {
    const DATA_DIR = aFolder()
    const failed = start(anEnvironment({ DATA_DIR, CLOCK_URL: 'http://127.0.0.1:1/_sim/clock' }))
    await expect(failed).rejects.toThrow()

    // Closing writes the journal back into the file.
    expect(statSync(path.join(DATA_DIR, 'kaidian.db-wal')).size).toBe(0)
  })
})

it('keeps what it needs under its data folder', async () => {
  const folder = aFolder()
  const running = await start(anEnvironment({ DATA_DIR: folder }))
  await running.close()
  const again = await start(anEnvironment({ DATA_DIR: folder }))
  await again.close()

  expect(again.url).not.toBeNull()
})
