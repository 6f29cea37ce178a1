import { endedStates, openStates } from '../../../shared/order'
import type { CustomerRow } from '../../db/models/customer'
import type { Platform } from '../../platform'
import type { Store } from '../../store'
import type { WithdrawnInfo } from '../../wechat/consentWithdrawal'
import { keepTask } from '../tasks'
import { dropAvatar } from './avatars'
import { forgetPhones } from '../payments/payer'
import { forget, withoutPlace } from './erasure'

/** What of somebody's orders goes once they have ended: it is needed until then. The telephone goes with each. */
type What = 'phones' | 'places' | 'everything'

/** As it stood in a task. */
export const whatOf = (text: string): What => (text === 'phones' || text === 'places' ? text : 'everything')

const lookAgainMs = 3600_000

/** Deletes what somebody took back at WeChat. An order that is still to be brought keeps where to until it has ended. */
export async function forgetWithdrawn(
  store: Store,
  openid: string,
  infos: readonly WithdrawnInfo[],
  now: Date,
): Promise<void> {
  const customer = await store.customers.find({ openid })
  if (!customer) return
  const { id: customerId } = customer
  await store.transaction(async (within) => {
    const values = emptied(infos)
    if (Object.keys(values).length > 0) await within.customers.update({ id: customerId }, values)
    if (infos.includes('address')) await within.addresses.remove({ customerId })
    const what = infos.includes('address') ? 'places' : infos.includes('phoneNumber') && 'phones'
    if (what) await forgetOrdersLater(within, customerId, what, now)
  })
  store.platform.work.wake()
  if (emptied(infos).avatar === null) await dropAvatar(store, customer.avatar)
}

function emptied(infos: readonly WithdrawnInfo[]): Partial<CustomerRow> {
  const has = (...some: WithdrawnInfo[]) => some.some((info) => infos.includes(info))
  return {
    ...(has('nicknameAndAvatar', 'typedNickname') && { name: null }),
    ...(has('nicknameAndAvatar', 'chosenAvatar', 'pictures') && { avatar: null }),
    ...(has('phoneNumber') && { phone: null }),
  }
}

/**
 * 注销: forgets somebody who is leaving WeChat. Nobody can sign in as them from now on; whoever comes with the same account
 * later is somebody new. While something is still to be brought, that order alone keeps whom to and where to.
 */
export async function forgetDeparted(store: Store, openid: string, now: Date): Promise<void> {
  const customer = await store.customers.find({ openid })
  if (!customer) return
  const { id: customerId } = customer
  await store.transaction(async (within) => {
    const nobody = { openid: `left.${customerId}`, unionid: null, name: null, avatar: null, phone: null }
    await within.customers.update({ id: customerId }, nobody)
    await within.customerSessions.remove({ customerId })
    await within.addresses.remove({ customerId })
    await within.cartLines.remove({ customerId })
    await forgetOrdersLater(within, customerId, 'everything', now)
  })
  store.platform.work.wake()
  await dropAvatar(store, customer.avatar)
}

function forgetOrdersLater(within: Store, customerId: string, what: What, now: Date): Promise<void> {
  const input = { storeId: within.row.id, customerId, what, until: now.toISOString() }
  return keepTask(within.platform, `forget.${customerId}.${what}`, 'forgetOrders', input, now)
}

/** Of the orders placed until then, those that have ended; answers when to look again at the others. */
export async function forgetOrders(
  platform: Platform,
  { storeId, customerId, what, until }: { storeId: string; customerId: string; what: What; until: string },
  now: Date,
): Promise<Date | undefined> {
  const store = await platform.findStore(storeId)
  if (!store) return undefined
  const placed = { customerId, placedAt: { lte: new Date(until) } }
  const ended = { ...placed, state: [...endedStates] }
  if (what !== 'phones') await store.orders.update(ended, withoutPlace)
  const hasAll = await forgetPhones(store, ended)
  const isOpen = (await store.orders.count({ ...placed, state: [...openStates] })) > 0
  if (!isOpen && what === 'everything') await forget(store, customerId, now)
  const isOver = !isOpen && (hasAll || what === 'everything') // forgotten altogether, what is left has a task of its own
  return isOver ? undefined : new Date(now.getTime() + lookAgainMs)
}
