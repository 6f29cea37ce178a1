import { openBase, type Base } from '../../server/base'
import type { AuthorizerRow } from '../../server/db/models/authorizer'
import type { MerchantRow } from '../../server/db/models/merchant'
import { newId } from '../../server/ids'
import type { Platform } from '../../server/platform'
import { createStore, type NewStore } from '../../server/services/stores'
import type { Store } from '../../server/store'
import { anEnvironment } from '../setup/environment'

/** A day for rules that take `now`. */
export const noon = new Date(Date.UTC(2026, 10, 2, 4))

export const later = (milliseconds: number, from = noon): Date => new Date(from.getTime() + milliseconds)
export const minutes = 60_000
export const days = 24 * 3600_000

/** The platform's handle on a database of its own, without http and without jobs. */
export const aBase = (env: Record<string, string> = {}): Promise<Base> => openBase(anEnvironment(env))

export async function aMerchant(platform: Platform, values: Partial<MerchantRow> = {}): Promise<MerchantRow> {
  const id = newId('m')
  const sessionKey = platform.sealer.seal('c2Vzc2lvbi1rZXktMTIzNA==', `merchants.sessionKey.${id}`)
  return platform.merchants.create({
    id,
    openid: newId('o'),
    unionid: null,
    name: null,
    phone: null,
    sessionKey,
    createdAt: noon,
    ...values,
  })
}

export async function aStore(platform: Platform, values: Partial<NewStore> = {}): Promise<Store> {
  const { id } = await aMerchant(platform)
  const input = { name: '小麦面馆', kind: 'dining' as const, requestKey: newId(), ...values }
  return (await createStore(platform, id, input, noon)).store
}

/** The same store, where one pays in the mini-program, too. */
export async function collecting({ platform, row: { id } }: Store): Promise<Store> {
  await platform.stores.update({ id }, { paymentVersionId: 'v1' })
  const found = await platform.findStore(id)
  if (!found) throw new Error('no such store')
  return found
}

/** A mini-program that is in order; a test names what is not. */
export const anAccount = (platform: Platform, values: Partial<AuthorizerRow> = {}): Promise<AuthorizerRow> =>
  platform.authorizers.create({
    id: newId(),
    appid: 'wxa0000000000000c3',
    state: 'authorised',
    stateAt: noon,
    kind: 'miniProgram',
    userName: 'gh_aaaaaaaaaaaa',
    name: '小麦面馆',
    avatarUrl: null,
    principalName: '小麦餐饮有限公司',
    isVerified: true,
    accountStatus: 1,
    permissionSetIds: [17, 18, 30],
    storeId: null,
    authorisedAt: noon,
    lastUsedAt: noon,
    withdrawnAt: null,
    learnedAt: noon,
    ...values,
  })
