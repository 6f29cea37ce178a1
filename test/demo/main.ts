import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { buildWeapp } from '../../scripts/buildWeapp'
import type { Flavour } from '../../shared/store'
import { backOffice, furnish, operator } from './furnish'
import { freePort } from './ports'
import { keepServer, orElse } from './server'
import { buildStores } from './templates'
import { openWorld } from './world'

const root = path.resolve(__dirname, '../..')
const folder = path.resolve(process.env.DEMO_DIR ?? path.join(root, 'data/demo'))

const flavourTexts: Record<Flavour, string> = { retail: '零售', dining: '餐饮' }

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/**
 * `npm run demo`: a simulated WeChat and our server beside it, with the back office built and running on the merchant's
 * phone, and both kinds of store in the template library. What happens is kept under `data/demo`, so stopping and starting
 * again goes on where it was.
 */
async function main(): Promise<void> {
  const startedAt = Date.now()
  mkdirSync(folder, { recursive: true })
  const serverPort = await freePort(Number(process.env.PORT ?? 3000))
  const deskPort = await freePort(Number(process.env.DEMO_PORT ?? 4000))
  const serverUrl = `http://127.0.0.1:${serverPort}`
  const onProgress = (line: string) => say(`  ${line}`)

  say('开店演示：正在准备商家后台和两种店铺的小程序（首次约一分钟，之后直接复用）')
  const into = `merchant-demo-${serverPort}`
  const built = await buildWeapp({ app: 'merchant', apiBase: serverUrl, into, onProgress })
  const storesBuilt = buildStores(onProgress)
  storesBuilt.catch(() => undefined) // said below, once the rest has started

  say('正在启动模拟的微信和开店服务器')
  const world = await openWorld(path.join(folder, 'wechat.json'), deskPort, { [backOffice.appid]: built.dir })
  const server = await keepServer({ port: serverPort, url: serverUrl, simulatorUrl: world.url, folder, say })
  const stop = async () => {
    await server.stop()
    await world.close()
  }
  const end = () => void stop().then(() => process.exit(0))
  process.once('SIGINT', end).once('SIGTERM', end)
  const prepare = async () => {
    await furnish(world.url, serverUrl)
    return server.operate({ simulatorUrl: world.url, stores: await storesBuilt, account: operator })
  }
  const templates = await orElse(prepare(), stop)

  say(`
  打开这个页面，扮演商家走一遍开店：

      ${world.url}

  店铺模板     ${templates.map(({ flavour, version }) => `${flavourTexts[flavour]} ${version}`).join('，')}
  运营后台     ${serverUrl}/console（账号 ${operator.name}，密码 ${operator.password}）
  开店服务器   ${serverUrl}（接口文档 ${serverUrl}/docs，日志 ${path.relative(process.cwd(), server.logFile)}）
  试着杀掉它   kill -9 ${server.pid()}    一秒后会自动重启，什么都不会丢
  用时         ${((Date.now() - startedAt) / 1000).toFixed(1)} 秒；按 Ctrl-C 结束，下次启动会接着上次的进度
`)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
