import { openBase } from '../base'
import { Failure } from '../failures'
import type { Platform } from '../platform'
import { runMain } from '../runMain'
import { deadEvents } from '../services/inbox'
import { ticketAgeSeconds } from '../services/tickets'
import { startPushTicket } from '../wechat/credentials'
import { refusedIp, WechatError } from '../wechat/errors'

/** One thing to look at. Answers what is well, or throws what is wrong and what to do. */
interface Check {
  title: string
  look(platform: Platform): Promise<string>
}

/** Wrong in a way that only this check can put into words. */
class Finding extends Error {}

const ticketOldSeconds = 20 * 60

const checks: Check[] = [
  {
    title: '数据库',
    look: async ({ database }) => {
      await database.ping()
      return `${database.dialect}，表结构是最新的`
    },
  },
  {
    title: '主密钥',
    look: async (platform) => {
      const [row] = await platform.tokens.list({ accessToken: { not: '' } }, { limit: 1 })
      if (row) platform.sealer.open(row.accessToken, `tokens.accessToken.${row.id}`)
      return row ? '能打开已保存的凭证' : '还没有保存过凭证'
    },
  },
  {
    title: '对外地址',
    look: async ({ config }) => {
      const { publicUrl } = config.http
      const answer = await fetch(`${publicUrl}/healthz`, { signal: AbortSignal.timeout(5_000) }).catch(() => null)
      if (!answer?.ok) {
        throw new Finding(`${publicUrl} 打不开。请确认服务已启动、域名已解析到这台服务器、PUBLIC_URL 填写正确`)
      }
      return publicUrl
    },
  },
  {
    title: '第三方平台的 AppID、AppSecret 和 IP 白名单',
    look: async (platform) => {
      const { appid, secret } = platform.config.component
      await platform.wechatOpen(startPushTicket, { component_secret: secret })
      return `${appid} 可用`
    },
  },
  {
    title: '验证票据（component_verify_ticket）',
    look: async (platform) => {
      const age = await ticketAgeSeconds(platform, platform.clock.now())
      if (age === null) {
        throw new Finding(
          `还没有收到。微信每 10 分钟推送一次，请确认「授权事件接收 URL」填的是 ${platform.config.http.publicUrl}/wechat/authorize，` +
            '并且消息校验 Token、消息加解密 Key 与这里的一致',
        )
      }
      if (age > ticketOldSeconds) throw new Finding(`最近一次是 ${Math.round(age / 60)} 分钟前，推送可能中断了`)
      return `${age} 秒前收到`
    },
  },
  {
    title: '第三方平台的调用凭证',
    look: async ({ componentToken }) => {
      await componentToken.current()
      return '有效'
    },
  },
  {
    title: '商家后台小程序的 AppID 和 AppSecret',
    look: async ({ merchantApp, config }) => {
      await merchantApp.token.current()
      return `${config.merchantApp.appid} 可用`
    },
  },
  {
    title: '推送的处理',
    look: async (platform) => {
      const dead = await deadEvents(platform)
      if (dead.length > 0)
        throw new Finding(`有 ${dead.length} 条没有处理成功，用 npm run operator -- inbox 查看和重放`)
      return '没有积压的失败'
    },
  },
  {
    title: '已授权的账号',
    look: async ({ authorizers }) => {
      const lost = await authorizers.list({ state: 'lost' })
      const names = lost.map((row) => row.name ?? row.appid).join('、')
      if (lost.length > 0) throw new Finding(`${names} 的授权已失效，请商家重新授权`)
      return `${await authorizers.count({ state: 'authorised' })} 个，授权都有效`
    },
  },
]

function adviceOf(error: unknown): string {
  if (error instanceof Finding) return error.message
  if (!(error instanceof Failure)) return error instanceof Error ? error.message : String(error)
  const ip = error.cause instanceof WechatError ? refusedIp(error.cause) : null
  return `${error.text}${ip ? `（微信看到的 IP 是 ${ip}）` : ''} [${error.code}]`
}

/** What a service provider has to fill in at WeChat so that it finds this server. */
const settings = ({ config }: Platform): string => `
在 微信开放平台 → 第三方平台 → 开发配置 里填写：
  授权发起页域名        ${new URL(config.http.publicUrl).host}
  授权事件接收 URL      ${config.http.publicUrl}/wechat/authorize
  消息与事件接收 URL    ${config.http.publicUrl}/wechat/$APPID$/callback
全网发布之前，只有「授权测试公众号/小程序列表」里的账号能授权；扫码的人必须是该小程序的管理员。
`

/** `npm run doctor`: says what is still wrong, and what to do about each. Exits 1 when something is. */
export const main = (): Promise<void> =>
  runMain(async () => {
    const base = await openBase(process.env, 'silent')
    let wrong = 0
    for (const { title, look } of checks) {
      try {
        process.stdout.write(`✓ ${title}：${await look(base.platform)}\n`)
      } catch (error) {
        wrong++
        process.stdout.write(`✗ ${title}：${adviceOf(error)}\n`)
      }
    }
    process.stdout.write(settings(base.platform))
    await base.close()
    process.exitCode = wrong > 0 ? 1 : 0
  })

if (require.main === module) void main()
