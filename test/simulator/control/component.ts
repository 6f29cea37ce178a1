import { startTickets, stopTickets } from '../pushes/tickets'
import { defaultSets } from '../permissionSets'
import type { Component } from '../accounts'
import type { World } from '../world'

const blank: Component = {
  appid: '',
  secret: '',
  name: '开店服务商',
  token: '',
  aesKey: '',
  previousAesKey: '',
  authorizeUrl: '',
  callbackUrl: '',
  launchHost: '',
  ipList: ['127.0.0.1', '::1'],
  testList: [],
  isPublished: true,
  permissionSets: [...defaultSets],
  pushesTickets: true,
  serverDomains: { published: [], testing: [] },
  jumpDomains: { published: [], testing: [] },
}

export const componentFields = Object.keys(blank)

/** A changed EncodingAESKey leaves the former one as the previous key, unless that is given, too. */
const rotated = (before: Component | null, wish: Partial<Component>): Partial<Component> =>
  before && wish.aesKey && wish.aesKey !== before.aesKey ? { previousAesKey: before.aesKey } : {}

/** 43 characters, or the key is none. */
export const isAesKey = (key: string): boolean => /^[A-Za-z0-9+/]{43}$/.test(key)

/** Sets or changes the component. The first time, and when pushes are switched on, a ticket goes out at once. */
export async function configure(world: World, wish: Partial<Component>): Promise<Component> {
  const before = world.state.component
  const after = { ...blank, ...before, ...rotated(before, wish), ...wish }
  world.state.component = after
  if (!after.pushesTickets) stopTickets(world)
  else if (!before?.pushesTickets) startTickets(world)
  await world.clock.moveTo(world.clock.now())
  return after
}

/** A saved component may be older than a field that was added since. */
export const completeComponent = (saved: Component | null): Component | null => saved && { ...blank, ...saved }
