import { LRUCache } from 'lru-cache'
import { Failure } from '../failures'
import type { Platform } from '../platform'
import type { XmlFields } from '../xml'

/** @throws CALLBACK_MISMATCH when the message is not for the account whose address it came to */
export type AddresseeCheck = (appid: string, fields: XmlFields) => Promise<void>

const mostRemembered = 20_000

/**
 * The path of a push is not signed: the message's own ToUserName must belong to the account in it, once we know that
 * account. What was found once is remembered, because WeChat never gives an original id to another account.
 */
export function addresseeCheck(platform: Platform): AddresseeCheck {
  const owners = new LRUCache<string, string>({ max: mostRemembered })
  return async (appid, { ToUserName }) => {
    const named = typeof ToUserName === 'string' ? ToUserName : ''
    if (owners.get(named) === appid) return
    const owner = await platform.authorizers.find({ userName: named })
    const known = owner ?? (await platform.authorizers.find({ appid }))
    const isOther = owner ? owner.appid !== appid : known?.userName != null
    if (named === '' || isOther) throw new Failure('CALLBACK_MISMATCH', { appid, named })
    if (owner) owners.set(named, appid)
  }
}
