import { Pool } from 'undici'
import { aChance, type Chance } from '../chance'
import type { Wishes } from '../main'
import type { Report } from '../report'
import { kinds } from './kinds'
import { genuine, put, type Letter } from './letter'
import { rawTalk, say } from './line'
import { aTarget, type Target } from './target'

const longTimes = 100_000
const shortTimes = 5_000
const atOnce = 16
const rawShare = 0.02
const genuineTimes = 50

/**
 * Whatever is sent to the two callback addresses and is not WeChat's: it is refused with a 4xx, and leaves nothing. What
 * is genuine is taken before and after, so that a server which refuses everything does not pass.
 */
export async function proveCallbacks(report: Report, { seed, isShort, times }: Wishes): Promise<void> {
  const target = await aTarget()
  const pool = new Pool(target.url, { connections: atOnce, pipelining: 1 })
  const crash = (error: unknown) => report.failed(`a crash: ${String(error)}`)
  process.on('uncaughtException', crash).on('unhandledRejection', crash)
  try {
    await takeGenuine(report, target, pool, aChance(seed))
    await refuseAll(report, target, pool, aChance(seed + 1), times ?? (isShort ? shortTimes : longTimes))
    await takeGenuine(report, target, pool, aChance(seed + 2))
    for (const line of await target.ownFaults()) report.failed(`the server counted a fault of its own: ${line}`)
  } finally {
    process.off('uncaughtException', crash).off('unhandledRejection', crash)
    await pool.close()
    await target.close()
  }
}

async function takeGenuine(report: Report, target: Target, pool: Pool, chance: Chance): Promise<void> {
  const before = await target.inboxCount()
  for (let i = 0; i < genuineTimes; i++) {
    const { status, text } = await send(pool, put(genuine(target.known, chance), chance))
    report.check(status === 200 && text === 'success', `a genuine push was answered ${status} ${text}`)
  }
  const kept = (await target.inboxCount()) - before
  report.check(kept === genuineTimes, `${kept} of ${genuineTimes} genuine pushes were kept`)
}

async function refuseAll(report: Report, target: Target, pool: Pool, chance: Chance, times: number): Promise<void> {
  const before = await target.everything()
  let next = 0
  const sender = async () => {
    while (next < times) await (chance.is(rawShare) ? refuseRaw() : refuseLetter(++next))
  }
  const refuseRaw = async () => {
    next++
    const talk = rawTalk(target.known, chance)
    const heard = await say(target.url, talk)
    const isRefused = heard === '' || /^HTTP\/1\.1 4\d\d /.test(heard)
    report.check(isRefused && !/success/.test(heard), `${talk.kind}: answered ${heard.slice(0, 200)}`)
    report.count('on a bare connection')
  }
  const refuseLetter = async (number: number) => {
    const kind = pickKind(chance)
    const letter = kinds[kind]?.make(target.known, chance)
    if (!letter) return
    const { status, text } = await send(pool, letter)
    const isRefused = status >= 400 && status < 500 && !/^\s*success/.test(text)
    const shown = `${letter.method} ${letter.path}?${letter.query} ${letter.body.toString().slice(0, 300)}`
    report.check(isRefused, `${kind} (${number}): answered ${status} ${text.slice(0, 100)} to ${shown}`)
    report.count(kind)
    if (number % 5_000 === 0) await nothingStored(report, target, before, number)
  }
  await Promise.all(Array.from({ length: atOnce }, sender))
  await nothingStored(report, target, before, times)
}

async function nothingStored(report: Report, target: Target, before: string, number: number): Promise<void> {
  report.check((await target.everything()) === before, `something was stored by request ${number}`)
}

const weights = Object.entries(kinds).flatMap(([name, { weight }]) => Array.from({ length: weight }, () => name))
const pickKind = (chance: Chance): string => chance.pick(weights)

/** A connection that ends without an answer counts as status 0. */
async function send(pool: Pool, letter: Letter): Promise<{ status: number; text: string }> {
  const { method, path, query, headers, body } = letter
  try {
    const answer = await pool.request({
      method,
      path: query === '' ? path : `${path}?${query}`,
      headers,
      body: method === 'GET' || method === 'HEAD' ? null : body,
    })
    return { status: answer.statusCode, text: await answer.body.text() }
  } catch (error) {
    return { status: 0, text: String(error) }
  }
}
