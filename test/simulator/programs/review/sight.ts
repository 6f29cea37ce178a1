import { leave, wechatHeaders, type Outgoing } from '../../phones/outgoing'
import type { App } from '../../accounts'
import { isLoopback, type World } from '../../world'
import type { Audit } from '../program'

/** What a reviewer saw in the mini-program itself. Null where nobody has looked. */
export interface Sight {
  isReachable: boolean | null
  /** Things for sale with a name, and how many of them have a picture. */
  goods: number | null
  pictured: number | null
  texts: string[]
}

const nothing: Sight = { isReachable: null, goods: null, pictured: null, texts: [] }

const isPicture = (text: string) => /\.(png|jpe?g|webp|gif)(\?|$)|\/media\//i.test(text)
const isAddress = (text: string) => /^(https?:|wx|\/)/.test(text)
const isWorded = (text: string) => /[\u4e00-\u9fff]|[A-Za-z]{3,}\s/.test(text) && !isAddress(text) && !isPicture(text)

type Visit = (text: string) => void

function walk(value: unknown, visit: Visit): void {
  if (typeof value === 'string') visit(value)
  else if (typeof value === 'object' && value !== null) Object.values(value).forEach((one) => walk(one, visit))
}

function textsOf(value: unknown): string[] {
  const texts: string[] = []
  walk(value, (text) => texts.push(text))
  return texts
}

const has = (value: object, word: RegExp) => Object.keys(value).some((name) => word.test(name))

/** Whatever has a name, and a price or variants, is for sale. Its variants are not goods of their own. */
function goodsIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  const isForSale = !Array.isArray(value) && has(value, /^(name|title)$/i) && has(value, /price|skus|variants/i)
  return isForSale ? [value] : Object.values(value).flatMap(goodsIn)
}

function seen(answers: readonly unknown[]): Sight {
  const goods = answers.flatMap(goodsIn)
  const pictured = goods.filter((one) => textsOf(one).some(isPicture)).length
  return { isReachable: true, goods: goods.length, pictured, texts: answers.flatMap(textsOf).filter(isWorded) }
}

/** `{apiBase}/home/{storeKey}` with what the committed ext says; an address with a gap is none. */
function addresses(world: World, app: App, audit: Audit): string[] {
  const words: Record<string, unknown> = { ...audit.version.build.ext, appid: app.appid }
  const fill = (template: string) =>
    template.replace(/\{(\w+)\}/g, (_all, name: string) => (typeof words[name] === 'string' ? words[name] : '\0'))
  return world.state.settings.reviewerLooksAt.map(fill).filter((address) => !address.includes('\0'))
}

/** Only this machine is visited; what is elsewhere nobody has looked at. */
const isNear = (world: World, address: string) =>
  world.options.loopback && URL.canParse(address) && isLoopback(new URL(address).hostname)

const timeoutMs = 5000

function ask(world: World, app: App, url: string) {
  const headers = wechatHeaders(world, app, 'review')
  const out: Outgoing = {
    ...{ api: 'request', kind: 'review', method: 'GET', body: undefined, shown: '' },
    ...{ url, headers, timeoutMs },
  }
  return leave(world, app, 'reviewer', out, (answer) => answer.json())
}

/** Opens the mini-program under review: asks its server what its pages would ask. */
export async function look(world: World, app: App, audit: Audit): Promise<Sight> {
  const told = world.state.sights[app.appid]
  if (told) return { ...nothing, ...told }
  const near = addresses(world, app, audit).filter((address) => isNear(world, address))
  if (near.length === 0) return nothing
  const answers = await Promise.all(near.map((address) => ask(world, app, address)))
  const isReachable = answers.every(({ statusCode }) => statusCode === 200)
  return isReachable ? seen(answers.map(({ data }) => data)) : { ...nothing, isReachable }
}
