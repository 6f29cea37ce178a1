import type { Who } from './phone'
import type { World } from '../world'
import { openPage, type WebPage } from './web'

/** A person who reads WeChat's authorisation page and decides: for tests that are about something else. */
export interface ConfirmWish {
  /** The mobile page, or the address in the PC page's QR code. */
  url: string
  referer?: string
  /** Which account, when there are several. */
  appid?: string
  /** Which boxes stay ticked; all of them unless said. */
  sets?: number[]
  decision?: 'authorise' | 'cancel'
}

const attribute = (tag: string, name: string) =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&') ?? ''

const tags = (html: string, name: string) => html.match(new RegExp(`<${name}\\b[^>]*>`, 'g')) ?? []

function accountLink(page: WebPage, appid: string | undefined): string | undefined {
  const links = tags(page.source, 'a').map((tag) => attribute(tag, 'href'))
  return links.find((href) => href.includes('/consent?') && (!appid || href.includes(`appid=${appid}`)))
}

function formOf(page: WebPage, { sets, decision = 'authorise' }: ConfirmWish): URLSearchParams {
  const fields = tags(page.source, 'input').map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')] as const)
  const kept = fields.filter(([name, value]) => name !== 'sets' || !sets || sets.includes(Number(value)))
  return new URLSearchParams(
    [...kept, ['decision', decision] as const].map(([name, value]): [string, string] => [name, value]),
  )
}

/** Opens the page, chooses the account, ticks, taps. Answers the page the person ends on. */
export async function confirmPage(world: World, who: Who, wish: ConfirmWish): Promise<WebPage> {
  const first = await openPage(world, who, { url: wish.url, referer: wish.referer ?? '' })
  const link = accountLink(first, wish.appid)
  const page = link ? await openPage(world, who, { url: new URL(link, first.url).href, referer: first.url }) : first
  const action = attribute(tags(page.source, 'form')[0] ?? '', 'action')
  if (!action) return page
  const url = new URL(action, page.url).href
  return openPage(world, who, { url, method: 'POST', body: formOf(page, wish).toString(), referer: page.url })
}
