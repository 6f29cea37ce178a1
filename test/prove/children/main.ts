import { start } from '../../../server'
import { openBase, type Base } from '../../../server/base'
import { Failure } from '../../../server/failures'
import type { Platform } from '../../../server/platform'
import { getPreAuthCode } from '../../../server/wechat/credentials'
import { WechatError } from '../../../server/wechat/errors'
import { getApiQuota } from '../../../server/wechat/quota'
import type { Ask, Asks, CallOutcome, Question } from './talk'
import { arm, watchWrites, writesSeen } from './writes'

type Answers = { [Name in Ask]: (question: Asks[Name]['question']) => Promise<Asks[Name]['answer']> }

/**
 * Puts this process's own clock ahead: what a process started some minutes later would see. What it makes are true Dates,
 * as everything loaded before holds some already.
 */
function liveLater(ms: number): void {
  const now = () => RealDate.now() + ms
  const RealDate = Date
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args: [] | [number]) => (args.length === 0 ? new target(now()) : new target(...args)),
    get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
  })
}

let base: Base | undefined

function opened(): Base {
  if (!base) throw new Error('not opened')
  return base
}

/** The errcode may be at the end of a chain of causes. */
const errcodeOf = (error: unknown): number | null => {
  for (let one = error; one instanceof Error; one = one.cause) {
    if (one instanceof WechatError) return one.errcode ?? null
  }
  return null
}

async function askAsAccount(platform: Platform, appid: string): Promise<void> {
  const row = await platform.authorizers.find({ appid })
  if (!row) throw new Error(`${appid} is not stored`)
  await platform.authorizer(row).wechat(getApiQuota, { cgi_path: '/wxa/business/getuserphonenumber' })
}

async function callAs(appid: string): Promise<CallOutcome> {
  const { platform } = opened()
  const started = performance.now()
  const done = (code: string | null, errcode: number | null): CallOutcome => ({
    code,
    errcode,
    ms: Math.round(performance.now() - started),
  })
  try {
    if (appid === platform.config.component.appid) await platform.wechat(getPreAuthCode, {})
    else await askAsAccount(platform, appid)
    return done(null, null)
  } catch (error) {
    return done(error instanceof Failure ? error.code : String(error), errcodeOf(error))
  }
}

const answers: Answers = {
  serve: async ({ env, wallAheadMs = 0 }) => {
    if (wallAheadMs > 0) liveLater(wallAheadMs)
    const { url } = await start(env)
    return { url }
  },
  open: async ({ env }) => {
    base = await openBase(env)
    return {}
  },
  callAs: ({ appid }) => callAs(appid),
  arm: async (point) => {
    arm(point)
    return {}
  },
  writes: async () => writesSeen(),
  memory: async () => ({ rss: process.memoryUsage.rss() }),
}

watchWrites()
process.on('message', ({ id, ask, question }: Question) => {
  const answer = answers[ask] as (question: unknown) => Promise<unknown>
  answer(question).then(
    (value) => process.send?.({ id, answer: value }),
    (error: unknown) => process.send?.({ id, error: String(error) }),
  )
})
process.on('disconnect', () => process.exit(0))
