import { openid, sessionKey, unionid } from '../phones/sessions'
import { payView } from '../payments/shown'
import type { App } from '../accounts'
import type { Phone, Who } from '../phones/phone'
import type { World } from '../world'
import { isExpired } from '../openPlatform/codes'
import { usedIn } from '../openPlatform/quotas'
import { newest } from '../openPlatform/tokens'
import { programView } from './programView'

export const clockView = ({ clock, state }: World) => ({
  now: clock.now(),
  running: clock.isRunning(),
  next: state.due.slice(0, 5),
})

/** Folder, or `live` where a platform has released a version. */
export const packagesView = ({ state: { packages, programs } }: World): Record<string, string> => ({
  ...packages,
  ...Object.fromEntries(Object.values(programs).flatMap(({ appid, live }) => (live ? [[appid, 'live']] : []))),
})

/** An account with what the component holds of it. */
export function appView(world: World, app: App) {
  const { appid } = app
  const authorisation = world.state.authorisations[appid] ?? null
  const hasPackage = appid in world.state.packages || Boolean(world.state.programs[appid]?.live)
  const token = newest(world, { kind: app.own ? 'own' : 'authorizer', appid })
  return {
    ...app,
    authorisation,
    tokenExpiresAt: token?.expiresAt ?? null,
    hasPackage,
    program: programView(world, app),
  }
}

const personIn = (world: World, who: Who) =>
  Object.fromEntries(
    Object.values(world.state.apps).map((app) => [
      app.appid,
      { openid: openid(app, who), unionid: unionid(app, who), hasSession: Boolean(sessionKey(world, app, who)) },
    ]),
  )

export const phoneView = (
  world: World,
  { cookies: _cookies, sessionKeys: _keys, files, messages, ...phone }: Phone,
) => ({
  ...phone,
  messages: messages.map(({ image: _image, ...message }) => message),
  files: files.map(({ id, name, at }) => ({ id, name, at })),
  apps: personIn(world, phone.who),
})

const shownPushes = 50
const shownWarnings = 50

function componentView(world: World) {
  const { component, tickets } = world.state
  if (!component) return null
  const token = newest(world, { kind: 'component', appid: component.appid })
  const ticketAt = tickets.at(-1)?.issuedAt ?? null
  return { ...component, ticketAt, tickets: tickets.length, tokenExpiresAt: token?.expiresAt ?? null }
}

/** Everything the desk shows, in one answer. */
export function stateView(world: World) {
  const { state } = world
  return {
    url: world.options.url,
    loopback: world.options.loopback,
    clock: clockView(world),
    component: componentView(world),
    apps: Object.values(state.apps).map((app) => appView(world, app)),
    phones: { merchant: phoneView(world, state.phones.merchant), customer: phoneView(world, state.phones.customer) },
    openPreAuthCodes: Object.values(state.codes).filter(
      (code) => code.kind === 'preAuth' && code.spentAt === null && !isExpired(world, code),
    ).length,
    pushes: state.pushes.slice(-shownPushes),
    pay: payView(world),
    faults: state.faults,
    mediaChecks: Object.keys(state.mediaChecks),
    settings: state.settings,
    quotas: state.quotas,
    used: { reviews: usedIn(world, 'month', 'reviews'), speedups: usedIn(world, 'month', 'speedups') },
    packages: packagesView(world),
    counters: state.counters,
    warnings: state.warnings.slice(-shownWarnings),
    journalLength: state.journal.at(-1)?.id ?? 0,
  }
}
