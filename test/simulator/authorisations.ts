import { issueCode, spendCode } from './openPlatform/codes'
import { supersede } from './openPlatform/tokens'
import { authorisationFields, sendEvent } from './pushes/events'
import type { Push } from './pushes/push'
import type { App } from './accounts'
import type { Code } from './state'
import type { World } from './world'

export interface Grant {
  code: Code
  /** Null when the same sets were granted again: WeChat sends no event then. */
  event: 'authorized' | 'updateauthorized' | null
}

const sorted = (sets: readonly number[]) => [...sets].sort((a, b) => a - b)

const isSame = (a: readonly number[], b: readonly number[]) => sorted(a).join() === sorted(b).join()

function eventFor(world: World, app: App, sets: readonly number[]): Grant['event'] {
  const before = world.state.authorisations[app.appid]
  if (!before) return 'authorized'
  return isSame(before.sets, sets) ? null : 'updateauthorized'
}

/** The code before it is worth nothing any more, exchanged or not (grade D). */
function newAuthCode(world: World, { appid }: App, from = ''): Code {
  const former = world.state.codes[world.state.authorisations[appid]?.code ?? '']
  if (former && former.spentAt === null) spendCode(world, former)
  return issueCode(world, 'auth', world.state.settings.authCodeSeconds, { appid, from })
}

/**
 * What a confirmation on the authorisation page does. The old access token ends at once and the old refresh token is
 * replaced, also when nothing about the sets changed (grade A and field reports).
 */
export function grant(world: World, app: App, sets: number[], preAuthCode: string): Grant {
  const { appid } = app
  const event = eventFor(world, app, sets)
  const code = newAuthCode(world, app, preAuthCode)
  const authorisedAt = world.clock.now()
  supersede(world, { kind: 'authorizer', appid }, 0)
  const facts = { appid, sets: sorted(sets), authorisedAt, refreshToken: null, code: code.value }
  world.state.authorisations[appid] = facts
  app.heldElsewhere = app.heldElsewhere.filter((set) => !sets.includes(set))
  return { code, event }
}

export function pushGrant(world: World, app: App, { code, event }: Grant, delaySeconds = 0): Push | null {
  if (!event) return null
  const fields = authorisationFields(app.appid, code)
  return sendEvent(world, { kind: event, appid: app.appid, fields, ...(delaySeconds ? { delaySeconds } : {}) })
}

function end(world: World, { appid }: App): void {
  const code = world.state.codes[world.state.authorisations[appid]?.code ?? '']
  if (code && code.spentAt === null) spendCode(world, code)
  delete world.state.authorisations[appid]
}

/** The merchant withdraws in mp.weixin.qq.com. Tokens then answer 61003. */
export function revoke(world: World, app: App): Push {
  end(world, app)
  return sendEvent(world, { kind: 'unauthorized', appid: app.appid, fields: { AuthorizerAppid: app.appid } })
}

/** Another platform takes exclusive sets: they leave us, with or without an event (grade A: "may or may not arrive"). */
export function takeAway(world: World, app: App, sets: readonly number[], isTold: boolean): void {
  app.heldElsewhere = [...new Set([...app.heldElsewhere, ...sets])]
  const authorisation = world.state.authorisations[app.appid]
  if (!authorisation) return
  authorisation.sets = authorisation.sets.filter((set) => !sets.includes(set))
  if (!isTold) return
  const code = newAuthCode(world, app)
  authorisation.code = code.value
  pushGrant(world, app, { code, event: 'updateauthorized' })
}
