import { derivedId } from '../crypto'
import type { App } from '../accounts'
import type { Who } from './phone'
import type { World } from '../world'

/** One person, one app, one openid: the same in every run. */
export const openid = (app: App, who: Who): string => `o${derivedId(27, 'openid', app.appid, who)}`

/** Accounts bound to one open-platform account see the same unionid. */
export const unionid = (app: App, who: Who): string =>
  app.openAccount && `o${derivedId(27, 'unionid', app.openAccount, who)}`

export const sessionKey = (world: World, app: App, who: Who): string | undefined =>
  world.state.phones[who].sessionKeys[app.appid]?.key

export function rotateSessionKey(world: World, app: App, who: Who): string {
  const key = world.random.bytes(16).toString('base64')
  world.state.phones[who].sessionKeys[app.appid] = { key, at: world.clock.now() }
  return key
}

/** What a phone number answer and the older encryptedData both hold. */
export const phoneInfo = (world: World, app: App, who: Who) => ({
  phoneNumber: world.state.phones[who].phoneNumber,
  purePhoneNumber: world.state.phones[who].phoneNumber,
  countryCode: '86',
  watermark: { timestamp: world.clock.seconds(), appid: app.appid },
})
