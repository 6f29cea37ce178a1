import type { App } from '../accounts'
import { openid } from '../phones/sessions'
import type { Who } from '../phones/phone'
import { hasVisitedLately } from '../phones/visits'
import { startMediaCheck, textVerdict, traceId } from '../programs/contentCheck'
import type { World } from '../world'
import { no } from './errcodes'
import { take } from './quotas'
import { account, miniPage, need, number, ok, text, tokensApp, type Call, type Rows } from './row'

const page = (name: string) => miniPage(`sec-center/sec-check/${name}`, 'B')

const people = ['merchant', 'customer'] as const

const isOf = (world: World, asked: string, app: App) =>
  Object.values(world.state.apps).some((other) => other !== app && people.some((who) => openid(other, who) === asked))

/** Of another mini-program 43104, of nobody 40003, and one who was not here for two hours 61010. */
function visitorOf(call: Call, app: App): Who {
  const asked = need(call.body, 'openid', 40003)
  const who = people.find((one) => openid(app, one) === asked)
  if (!who) throw no(isOf(call.world, asked, app) ? 43104 : 40003)
  if (!hasVisitedLately(call.world, app, who)) throw no(61010)
  return who
}

/** Only the second version is known here; the first one is no longer in the documents. */
function checkKind({ body }: Call): void {
  if (number(body, 'version') !== 2) throw no(40097, 'version')
  if (![1, 2, 3, 4].includes(number(body, 'scene'))) throw no(40097, 'scene')
}

const perMinute = ({ world }: Call, app: App, path: string, limit: number): void =>
  take(world, 'minute', `${app.appid} ${path}`, limit, 44991)

const mostCharacters = 2500

export const contentCheckRows: Rows = {
  /** 文本内容安全识别. …/sec-check/msgSecCheck.html, grade B; the limits are from memory. */
  'POST /wxa/msg_sec_check': account(
    page('msgSecCheck'),
    { sets: [18], body: 'content version scene openid title nickname signature' },
    (call) => {
      const app = tokensApp(call)
      checkKind(call)
      const { body, world } = call
      const texts = [
        need(body, 'content', 44002),
        ...['title', 'nickname', 'signature'].map((name) => text(body, name)),
      ]
      if ([...(texts[0] ?? '')].length > mostCharacters) throw no(45002)
      visitorOf(call, app)
      perMinute(call, app, 'msg_sec_check', 4000)
      call.spend(app.appid)
      const { keyword, ...verdict } = textVerdict(world, texts)
      const found = { strategy: keyword ? 'keyword' : 'content_model', errcode: 0, ...verdict, prob: 90 }
      return ok({
        trace_id: traceId(world),
        result: verdict,
        detail: [keyword ? { ...found, keyword } : found],
      })
    },
  ),

  /** 音视频内容安全识别. …/sec-check/mediaCheckAsync.html, grade B: the verdict comes as wxa_media_check. */
  'POST /wxa/media_check_async': account(
    page('mediaCheckAsync'),
    { sets: [18], body: 'media_url media_type version scene openid' },
    (call) => {
      const app = tokensApp(call)
      checkKind(call)
      const url = need(call.body, 'media_url', 44002)
      const type = number(call.body, 'media_type')
      if (!URL.canParse(url) || ![1, 2].includes(type)) throw no(40097)
      visitorOf(call, app)
      perMinute(call, app, 'media_check_async', 2000)
      call.spend(app.appid)
      return ok({ trace_id: startMediaCheck(call.world, app, url, type === 2 ? 'image' : 'voice') })
    },
  ),
}
