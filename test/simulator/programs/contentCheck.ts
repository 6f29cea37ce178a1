import { request } from 'undici'
import type { App } from '../accounts'
import { sendEvent } from '../pushes/events'
import { appOf, type World } from '../world'
import { kindOf } from './media'
import { begin, type Slow } from './pace'

export type Advice = 'pass' | 'review' | 'risky'

export interface TextVerdict {
  suggest: Advice
  label: number
  keyword?: string
}

const normal = 100
const other = 21000

const wordIn = (words: readonly string[], texts: readonly string[]) =>
  words.find((word) => texts.some((text) => text.includes(word)))

/** Which words are risky and which are doubtful is a setting: WeChat's own list is not public. */
export function textVerdict({ state: { settings } }: World, texts: readonly string[]): TextVerdict {
  const risky = wordIn(settings.riskyWords, texts)
  if (risky) return { suggest: 'risky', label: other, keyword: risky }
  const doubtful = wordIn(settings.doubtfulWords, texts)
  return doubtful ? { suggest: 'review', label: other, keyword: doubtful } : { suggest: 'pass', label: normal }
}

export const traceId = (world: World): string => world.random.text(32, '0123456789abcdef')

/** A picture or sound that is being looked at. */
export interface MediaCheck {
  trace: string
  appid: string
  url: string
  type: 'image' | 'voice'
  slow: Slow
}

export function startMediaCheck(world: World, app: App, url: string, type: MediaCheck['type']): string {
  const trace = traceId(world)
  const slow = begin(world, world.state.settings.mediaCheck, 'mediaCheck', trace)
  world.state.mediaChecks[trace] = { trace, appid: app.appid, url, type, slow }
  return trace
}

const downloadFailed = -1008 // grade M

/** The verdict goes out as wxa_media_check. Nothing for one that could not be fetched. */
export function settleMediaCheck(world: World, { trace, appid }: MediaCheck, suggest: Advice | null): void {
  delete world.state.mediaChecks[trace]
  if (!appOf(world, appid) || !world.state.authorisations[appid]) return
  const label = suggest === 'pass' ? normal : other
  const errcode = suggest ? 0 : downloadFailed
  const found = suggest ? { suggest, label } : {}
  const fields = {
    ...{ appid, trace_id: trace, version: 2 },
    detail: [{ strategy: 'content_model', errcode, ...found, ...(suggest ? { prob: 90 } : {}) }],
    ...{ errcode, errmsg: suggest ? 'ok' : 'download fail', result: found },
  }
  sendEvent(world, { kind: 'wxa_media_check', appid, fields })
}

/** The picture itself is not understood: an address with a risky word in it is risky, any other picture passes. */
async function adviceOf(world: World, { url, type }: MediaCheck): Promise<Advice | null> {
  const { suggest } = textVerdict(world, [decoded(url)])
  if (suggest !== 'pass') return suggest
  try {
    const answer = await request(url, { dispatcher: world.agent, signal: AbortSignal.timeout(5000) })
    const bytes = Buffer.from(await answer.body.arrayBuffer())
    return answer.statusCode === 200 && kindOf(bytes)?.type === type ? 'pass' : null
  } catch {
    return null // out of reach: WeChat says so in its push
  }
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}

/** By the clock, or when somebody lets the rules decide. */
export async function endMediaCheck(world: World, trace: string): Promise<void> {
  const check = world.state.mediaChecks[trace]
  if (!check) return
  const advice = await adviceOf(world, check)
  if (world.state.mediaChecks[trace]) settleMediaCheck(world, check, advice)
}
