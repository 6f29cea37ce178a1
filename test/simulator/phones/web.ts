import { request } from 'undici'
import { note } from '../journal'
import type { Who } from './phone'
import { isLoopback, type World } from '../world'
import { cookieHeader, keepCookies } from './cookies'
import { dress } from './dress'
import { userAgent } from './outgoing'

export interface Visit {
  url: string
  method?: string
  /** A form as it goes over the wire: `a=1&b=2`. */
  body?: string
  referer?: string
}

export interface WebPage {
  url: string
  status: number
  contentType: string
  /** The page as it came. */
  source: string
  /** The page made ready for a frame: base address and interceptor inside. */
  html: string
  title: string
  redirects: string[]
  problem: string
}

const wechatHosts = ['api.weixin.qq.com', 'mp.weixin.qq.com', 'open.weixin.qq.com']

/** Addresses of the real WeChat lead to this one, so that a server with WeChat's own hosts can be tried, too. */
function reach(world: World, address: string): URL {
  const url = new URL(address)
  return wechatHosts.includes(url.hostname)
    ? new URL(`${url.pathname}${url.search}${url.hash}`, world.options.url)
    : url
}

interface Step {
  url: URL
  method: string
  body: string
}

const mostRedirects = 10

/** Only our own pages are told whose phone it is. */
const isHere = (world: World, url: URL) => isLoopback(url.hostname) && url.port === new URL(world.options.url).port

const isRedirect = (status: number) => [301, 302, 303, 307, 308].includes(status)

const headersFor = (world: World, who: Who, step: Step, referer: string) => ({
  'user-agent': userAgent,
  accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
  'accept-language': 'zh-CN,zh;q=0.9',
  ...(referer ? { referer } : {}),
  ...(step.method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
  ...(isHere(world, step.url) ? { 'x-sim-phone': who } : {}),
  ...cookieHeader(world, who, step.url),
})

async function fetchStep(world: World, who: Who, step: Step, referer: string) {
  const answer = await request(step.url, {
    method: step.method as 'GET',
    headers: headersFor(world, who, step, referer),
    ...(step.method === 'POST' ? { body: step.body } : {}),
    dispatcher: world.agent,
  })
  const header = (name: string) => [answer.headers[name] ?? ''].flat().join(', ')
  keepCookies(world, who, step.url, [answer.headers['set-cookie'] ?? []].flat())
  return { status: answer.statusCode, header, text: await answer.body.text() }
}

/** 301 to 303 turn a POST into a GET, 307 and 308 repeat it: as browsers do. */
function nextStep(step: Step, status: number, location: string): Step {
  const url = new URL(location, step.url)
  const repeats = status === 307 || status === 308
  return repeats ? { ...step, url } : { url, method: 'GET', body: '' }
}

const titleOf = (html: string) => /<title[^>]*>([^<]*)<\/title>/i.exec(html)?.[1]?.trim() ?? ''

/** Opens a page in WeChat's own browser: its User-Agent, its cookies, redirects followed, the page made ready for a frame. */
export async function openPage(world: World, who: Who, visit: Visit): Promise<WebPage> {
  const redirects: string[] = []
  let step: Step = {
    url: reach(world, visit.url),
    method: visit.method?.toUpperCase() ?? 'GET',
    body: visit.body ?? '',
  }
  for (;;) {
    const answer = await fetchStep(world, who, step, visit.referer ?? '')
    const location = answer.header('location')
    if (!isRedirect(answer.status) || !location || redirects.length >= mostRedirects)
      return finish(world, who, visit, step, answer, redirects)
    step = nextStep(step, answer.status, location)
    step.url = reach(world, step.url.href)
    redirects.push(step.url.href)
  }
}

type StepAnswer = Awaited<ReturnType<typeof fetchStep>>

function finish(world: World, who: Who, visit: Visit, step: Step, answer: StepAnswer, redirects: string[]): WebPage {
  const { status, header, text } = answer
  const contentType = header('content-type')
  note(world, {
    kind: 'phone',
    title: `in-app browser ${visit.method ?? 'GET'}`,
    path: visit.url,
    request: {
      method: visit.method ?? 'GET',
      url: visit.url,
      headers: { referer: visit.referer ?? '' },
      body: visit.body ?? '',
    },
    answer: { status, contentType, body: text.slice(0, 20_000) },
    who,
    warnings: redirects.map((url) => `→ ${url}`),
  })
  const policy = header('referrer-policy')
  const html = dress(text, { url: step.url.href, contentType, policy })
  const problem = header('x-sim-problem')
  return { url: step.url.href, status, contentType, source: text, html, title: titleOf(text), redirects, problem }
}
