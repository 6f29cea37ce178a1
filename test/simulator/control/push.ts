import type { Context } from 'koa'
import { issueCode } from '../openPlatform/codes'
import { authorisationFields, sendEvent, type Wish } from '../pushes/events'
import type { Push, PushManner } from '../pushes/push'
import { pushTicket } from '../pushes/tickets'
import type { Code } from '../state'
import type { World } from '../world'
import type { XmlFields } from '../xml'
import { must, namedApp, onlyKnown } from './reply'

/** POST /_sim/push: any event of WeChat's, in any manner. */
export type PushWish = Omit<Wish, 'manner'> & Partial<PushManner>

const wishFields = ['kind', 'appid', 'fields', 'channel', 'from', 'openid', 'times', 'delaySeconds']
const mannerFields = ['wrongSignature', 'oldKey', 'json', 'unsealed'] as const

/** The code an authorisation event brings when none is given: the account's newest, or one of no use. */
function codeFor(world: World, appid: string): Code {
  const newest = world.state.codes[world.state.authorisations[appid]?.code ?? '']
  return newest ?? issueCode(world, 'auth', world.state.settings.authCodeSeconds, { appid })
}

/** The fields an event cannot do without, unless they are given. */
function defaults(world: World, kind: string, appid: string): XmlFields {
  if (kind === 'unauthorized') return { AuthorizerAppid: appid }
  return /^(update)?authorized$/.test(kind) ? authorisationFields(appid, codeFor(world, appid)) : {}
}

/** Puts the wished push on its way. `ticket` is short for component_verify_ticket. */
export function wishPush(ctx: Context, world: World, wish: Partial<PushWish>): Push {
  onlyKnown(ctx, wish, [...wishFields, ...mannerFields])
  must(ctx, world.state.component, 'component')
  const { kind: said, appid = '', fields = {}, wrongSignature, oldKey, json, unsealed, ...rest } = wish
  const kind = must(ctx, said, 'kind')
  const wanted = { wrongSignature, oldKey, json, unsealed }
  const manner = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined))
  if (kind === 'ticket' || kind === 'component_verify_ticket') return pushTicket(world, { ...rest, manner })
  if (appid) namedApp(ctx, world, appid)
  return sendEvent(world, { ...rest, kind, appid, manner, fields: { ...defaults(world, kind, appid), ...fields } })
}
