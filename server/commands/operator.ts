import { openBase } from '../base'
import { pendingMigrations } from '../db/migrate'
import { Failure } from '../failures'
import type { Platform } from '../platform'
import { runMain } from '../runMain'
import { unbind } from '../services/authorisation'
import { deadEvents, replayEvent } from '../services/inbox'
import { reseal } from '../services/seals'
import { deadTasks, replayTask } from '../services/tasks'
import { domainCommand, domainUsage } from './operatorDomains'
import { peopleCommands, peopleUsage } from './operatorPeople'
import { templateCommand, templateUsage } from './operatorTemplates'

/** Answers the lines to print, or null for what it does not understand. */
type Command = (platform: Platform, args: string[]) => Promise<string[] | null>

const usage = [
  'npm run operator -- inbox              没有处理成功的推送',
  'npm run operator -- inbox <id>         重新处理一条推送',
  'npm run operator -- tasks              没有做完的任务',
  'npm run operator -- tasks <id>         重新做一个任务',
  'npm run operator -- unbind <appid>     把小程序从店铺取下，账号的授权不变',
  'npm run operator -- reseal             更换 MASTER_KEY 之后，把旧密钥加密的内容改用新密钥',
  ...domainUsage,
  ...templateUsage,
  ...peopleUsage,
]

interface Dead {
  id: string
  createdAt: Date
  error: string | null
}

const line = ({ id, createdAt, error }: Dead, what: string): string =>
  `${createdAt.toISOString()}  ${what}  ${id}\n    ${error ?? ''}`

const commands: Record<string, Command> = {
  inbox: async (platform, [id]) => {
    if (id) {
      await replayEvent(platform, id, platform.clock.now())
      return ['已放回队列，几秒内会重新处理']
    }
    const dead = await deadEvents(platform)
    return dead.length > 0 ? dead.map((row) => line(row, `${row.name} ${row.appid ?? ''}`)) : ['没有']
  },
  tasks: async (platform, [id]) => {
    if (id) {
      await replayTask(platform, id, platform.clock.now())
      return ['已放回队列，几秒内会重新做']
    }
    const dead = await deadTasks(platform)
    return dead.length > 0 ? dead.map((row) => line(row, row.kind)) : ['没有']
  },
  unbind: async (platform, [appid]) => (appid ? unbindFromStore(platform, appid) : null),
  reseal: async (platform) => [`已把 ${await reseal(platform)} 处改用新密钥，可以用 npm run doctor 确认没有遗漏`],
  domains: domainCommand,
  templates: templateCommand,
  ...peopleCommands,
}

async function unbindFromStore(platform: Platform, appid: string): Promise<string[]> {
  const account = await platform.authorizers.find({ appid })
  const store = account?.storeId ? await platform.stores.find({ id: account.storeId }) : null
  if (account && !store) return [`${account.name ?? ''}（${appid}）没有用于任何店铺，什么也没有改变`]
  await unbind(platform, appid, platform.clock.now())
  return [
    `已把 ${account?.name ?? ''}（${appid}）从店铺 ${store?.name ?? ''}（${store?.key ?? ''}）取下`,
    '账号的授权不变；店铺的数据都还在，店主可以重新授权这个或另一个小程序',
  ]
}

/** Does what was typed, and answers the lines to print. */
export async function runOperator(platform: Platform, [what = '', ...args]: string[]): Promise<string[]> {
  const command = Object.hasOwn(commands, what) ? commands[what] : undefined
  return (await command?.(platform, args)) ?? usage
}

/** `npm run operator -- <what> …`: what only the platform's own people may do, and see. */
export const main = (): Promise<void> =>
  runMain(async () => {
    const args = process.argv.slice(2)
    if (!Object.hasOwn(commands, args[0] ?? '')) {
      process.stdout.write(`${usage.join('\n')}\n`)
      return
    }
    const base = await openBase(process.env, 'silent', { migrates: false })
    const lines = await obey(base.platform, args).finally(() => base.close())
    process.stdout.write(`${lines.join('\n')}\n`)
  })

async function obey(platform: Platform, args: string[]): Promise<string[]> {
  const pending = await pendingMigrations(platform.database)
  if (pending.length > 0) {
    process.exitCode = 1
    return [`数据库的表结构还没有更新（${pending.join('、')}），请先运行 npm run migrate`]
  }
  return runOperator(platform, args).catch((error: unknown) => {
    if (!(error instanceof Failure)) throw error
    process.exitCode = 1
    return [error.text]
  })
}

if (require.main === module) void main()
