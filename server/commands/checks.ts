import { pendingMigrations } from '../db/migrate'
import { Failure } from '../failures'
import type { Platform } from '../platform'
import { isRegistered, platformList } from '../services/domains'
import { deadEvents } from '../services/inbox'
import { countSeals } from '../services/seals'
import { deadTasks } from '../services/tasks'
import { ticketAgeSeconds } from '../services/tickets'
import { startPushTicket } from '../wechat/credentials'
import { refusedIp, WechatError } from '../wechat/errors'

/** One thing to look at. Answers what is well, or throws what is wrong and what to do. */
interface Check {
  title: string
  /** Needs today's tables: not looked at while the schema is behind. */
  readsTables: boolean
  look(platform: Platform): Promise<string>
}

/** Wrong in a way that only this check can put into words. */
class Finding extends Error {}

const ticketOldSeconds = 20 * 60

export const checks: readonly Check[] = [
  {
    title: '数据库',
    readsTables: false,
    look: async ({ database }) => {
      const pending = await pendingMigrations(database)
      if (pending.length > 0) {
        throw new Finding(`表结构还没有更新（${pending.join('、')}）。请运行 npm run migrate，或启动服务`)
      }
      return `${database.dialect}，表结构是最新的`
    },
  },
  {
    title: '主密钥',
    readsTables: true,
    look: async (platform) => {
      const { current, previous, unreadable } = await countSeals(platform)
      if (unreadable.length > 0) {
        throw new Finding(
          `有 ${unreadable.length} 处打不开（如 ${unreadable[0]}）。请把当时的 MASTER_KEY 填到 MASTER_KEY_PREVIOUS`,
        )
      }
      if (previous > 0) {
        throw new Finding(
          `还有 ${previous} 处用旧密钥加密。请运行 npm run operator -- reseal，之后再去掉 MASTER_KEY_PREVIOUS`,
        )
      }
      return current > 0 ? '能打开已保存的凭证' : '还没有保存过凭证'
    },
  },
  {
    title: '对外地址',
    readsTables: false,
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
    readsTables: false,
    look: async (platform) => {
      const { appid, secret } = platform.config.component
      await platform.wechatOpen(startPushTicket, { component_secret: secret })
      return `${appid} 可用`
    },
  },
  {
    title: '验证票据（component_verify_ticket）',
    readsTables: true,
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
    readsTables: true,
    look: async ({ componentToken }) => {
      await componentToken.current()
      return '有效'
    },
  },
  {
    title: '第三方平台的小程序服务器域名',
    readsTables: true,
    look: async (platform) => {
      const list = await platformList(platform)
      if (!isRegistered(list)) {
        throw new Finding(`还没有 ${list.host}，商家的小程序会打不开店铺。请运行 npm run operator -- domains 登记`)
      }
      return `已登记 ${list.host}`
    },
  },
  {
    title: '商家后台小程序的 AppID 和 AppSecret',
    readsTables: true,
    look: async ({ merchantApp, config }) => {
      await merchantApp.token.current()
      return `${config.merchantApp.appid} 可用`
    },
  },
  {
    title: '推送的处理',
    readsTables: true,
    look: async (platform) => {
      const dead = await deadEvents(platform)
      if (dead.length > 0)
        throw new Finding(`有 ${dead.length} 条没有处理成功，用 npm run operator -- inbox 查看和重放`)
      return '没有积压的失败'
    },
  },
  {
    title: '任务',
    readsTables: true,
    look: async (platform) => {
      const dead = await deadTasks(platform)
      if (dead.length > 0) throw new Finding(`有 ${dead.length} 个没有做完，用 npm run operator -- tasks 查看和重做`)
      return '没有积压的失败'
    },
  },
  {
    title: '已授权的账号',
    readsTables: true,
    look: async ({ authorizers }) => {
      const lost = await authorizers.list({ state: 'lost' })
      const names = lost.map((row) => row.name ?? row.appid).join('、')
      if (lost.length > 0) throw new Finding(`${names} 的授权已失效，请商家重新授权`)
      return `${await authorizers.count({ state: 'authorised' })} 个，授权都有效`
    },
  },
]

/** What to do about what a check has thrown. */
export function adviceOf(error: unknown): string {
  if (error instanceof Finding) return error.message
  if (!(error instanceof Failure)) return error instanceof Error ? error.message : String(error)
  const ip = error.cause instanceof WechatError ? refusedIp(error.cause) : null
  return `${error.text}${ip ? `（微信看到的 IP 是 ${ip}）` : ''} [${error.code}]`
}
