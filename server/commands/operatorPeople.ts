import { text } from 'node:stream/consumers'
import type { OperatorRow } from '../db/models/operator'
import type { Platform } from '../platform'
import { newUploadToken } from '../services/manifests'
import { addOperator, disableOperator, enableOperator, listOperators, resetPassword } from '../services/operators'
import { newPassword } from '../services/passwords'

/** Answers the lines to print, or null for what it does not understand. */
type Command = (platform: Platform, args: string[]) => Promise<string[] | null>

export const peopleUsage = [
  'npm run operator -- people             能登录控制台的人',
  'npm run operator -- add <用户名>        添加一个人，并显示一次他的密码；加 --password 则从标准输入读密码',
  'npm run operator -- password <用户名>   重设密码，已登录的地方全部退出；加 --password 同上',
  'npm run operator -- disable <用户名>    停用，已登录的地方全部退出',
  'npm run operator -- enable <用户名>     恢复使用',
  'npm run operator -- upload-token       生成上传令牌，一小时内供 template:upload 登记一个模板版本的内容',
]

export const peopleCommands: Record<string, Command> = {
  people: async (platform) => {
    const rows = await listOperators(platform)
    const now = platform.clock.now()
    return rows.length > 0
      ? rows.map((row) => personLine(row, now))
      : ['没有，可以用 npm run operator -- add <用户名> 添加']
  },
  add: named(async (platform, name, password) => {
    await addOperator(platform, name, password, platform.clock.now())
    return [`已添加 ${name}，登录地址 ${platform.config.http.publicUrl}/console`]
  }),
  password: named(async (platform, name, password) => {
    await resetPassword(platform, name, password)
    return [`已重设 ${name} 的密码，之前登录的地方都已退出`]
  }),
  disable: async (platform, [name]) => {
    if (name === undefined) return null
    await disableOperator(platform, name, platform.clock.now())
    return [`已停用 ${name}，登录的地方都已退出`]
  },
  enable: async (platform, [name]) => {
    if (name === undefined) return null
    await enableOperator(platform, name)
    return [`已恢复 ${name}，密码不变`]
  },
  'upload-token': async (platform) => [await newUploadToken(platform, platform.clock.now())],
}

type WithPassword = (platform: Platform, name: string, password: string) => Promise<string[]>

/** Of a name and a password: ours, which is shown, or the one on standard input, which is not. */
function named(work: WithPassword): Command {
  return async (platform, args) => {
    const [name, ...more] = args.filter((arg) => arg !== '--password')
    if (name === undefined || more.length > 0) return null
    if (args.includes('--password')) return work(platform, name, firstLine(await text(process.stdin)))
    const password = newPassword()
    return [...(await work(platform, name, password)), `密码（只显示这一次） ${password}`]
  }
}

const firstLine = (typed: string): string => typed.split(/\r?\n/, 1)[0] ?? ''

function personLine({ name, createdAt, disabledAt, lockedUntil }: OperatorRow, now: Date): string {
  const state = disabledAt
    ? '已停用'
    : lockedUntil > now
      ? '有人在反复试密码，从没登录过的网络登录会慢几秒'
      : '可以登录'
  return [name, state, `${createdAt.toISOString()} 添加`].join('  ')
}
