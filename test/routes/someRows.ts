import type { Base } from '../../server/base'
import { digest, newId } from '../../server/ids'
import { acceptOrder, collectOrder } from '../../server/services/orders/moves'
import { askRefund } from '../../server/services/orders/refunds'
import { sitDown } from '../../server/services/orders/sittings'
import { beginDraft, takeText } from '../../server/services/payments/accounts'
import { openIncident } from '../../server/services/payments/incidents'
import { addTables } from '../../server/services/tables'
import type { Store } from '../../server/store'
import { aCustomer, anAddress, buying, orders, takes } from '../services/aCustomer'
import { someGoods } from '../services/aGoods'
import payments from '../vectors/payments.json'
import { aMerchant } from '../services/aPlatform'
import { anEndedRelease } from '../services/aRelease'

type Rows = Record<string, string>

/** What stands on a shelf for tests that buy: nobody edits it. */
export interface Sold {
  goodsId: string
  variantId: string
  totalFen: number
}

/** A customer with a session of the store, who has an address, a cart and an order. */
export interface Buyer {
  token: string
  rows: Rows
}

/** One of everything that an address may name: as far as anybody can tell, what the store has done before. */
export async function staffRows({ platform }: Base, store: Store, appid: string): Promise<Rows> {
  const { id: storeId, key } = store.row
  const createdAt = platform.clock.now()
  const { id: releaseId } = await store.releases.create(anEndedRelease(storeId))
  const tester = { id: `t_${key}`, storeId, appid, wechatId: 'nobody-here', userstr: '' }
  const { id: testerId } = await store.testers.create({ ...tester, createdAt })
  const picture = { id: `p_${key}`, storeId, fileName: 'none.webp' }
  const { id: pictureId } = await store.reviewPictures.create({ ...picture, createdAt })
  const { goods } = await someGoods(store)
  const category = { id: `c_${key}`, storeId, name: '小吃', position: 1 }
  const { id: categoryId } = await store.goodsCategories.create({ ...category, createdAt })
  const { id: merchantId } = await aMerchant(platform)
  const { id: staffId } = await store.staff.create({ id: newId(), storeId, merchantId, role: 'clerk', createdAt })
  await addTables(store, ['A1'], newId(), createdAt)
  const [table] = await store.diningTables.list({ name: 'A1' })
  const { id: sittingId } = await store.transaction((within) => sitDown(within, must(table), createdAt))
  const { id: customerId } = await aCustomer(store)
  const made = { releaseId, testerId, pictureId, goodsId: goods.id, categoryId, staffId, customerId }
  const money = await someMoney(store, createdAt)
  return { ...made, sittingId, tableId: must(table).id, ...money, ...(await anInvite(store, merchantId, createdAt)) }
}

/** A merchant number that was proved once, a day's bill, and something to look at. */
async function someMoney(store: Store, now: Date): Promise<Rows> {
  await beginDraft(store, { mode: 'direct', mchid: '1700000001' }, 'm_1', now)
  for (const text of [payments.keys.merchant_cert, payments.keys.merchant_private, 'MadeForKaidianTests0123456789abc'])
    await takeText(store, text, now)
  await store.paymentVersions.update({}, { state: 'proved' })
  const [version] = await store.paymentVersions.list({})
  const { id: testId, accountId } = must(version)
  const billId = newId()
  const sums = { state: 'empty' as const, hash: null, lineCount: 0, paidFen: 0, refundedFen: 0, differences: [] }
  const bill = { id: billId, storeId: store.row.id, accountId, mchid: '1700000001', day: '2026-11-01', ...sums }
  await store.bills.create({ ...bill, report: [], matchedAt: now, createdAt: now })
  await openIncident(store, { kind: 'paidTwice', subjectId: newId() }, now)
  const [incident] = await store.incidents.list({})
  return { testId, billId, incidentId: must(incident).id }
}

async function anInvite(store: Store, invitedBy: string, createdAt: Date): Promise<Rows> {
  const [inviteId, token] = [newId(), newId()]
  const values = { id: inviteId, storeId: store.row.id, tokenHash: digest(token), role: 'clerk' as const, invitedBy }
  const expiresAt = new Date(createdAt.getTime() + 3600_000)
  await store.staffInvites.create({ ...values, createdAt, expiresAt, usedBy: null, usedAt: null })
  return { inviteId, token }
}

export async function someSold(store: Store): Promise<Sold> {
  const { goods, variant } = await someGoods(store, { name: '白米饭', variants: [{ priceFen: 200 }] })
  return { goodsId: goods.id, variantId: variant.id, totalFen: 200 }
}

export async function aBuyer({ platform }: Base, store: Store, appid: string): Promise<Buyer> {
  const now = platform.clock.now()
  const customer = await aCustomer(store, { appid, name: '林小满', lastSeenAt: now })
  const { id: addressId } = await anAddress(store, customer)
  await takes(store, customer, await someGoods(store))
  const [line] = await store.cartLines.list({ customerId: customer.id })
  const placed = await orders(store, customer, buying(await someGoods(store)), {}, now)
  const order = await collectOrder(store, await acceptOrder(store, placed, now), now)
  const wish = { amountFen: 100, reason: '少了一双筷子', requestKey: newId(), askedBy: 'customer' as const }
  const { id: refundId } = await askRefund(store, order, wish, now)
  const code = order.pickupCode ?? '' // of a table, too: two addresses have a code in them
  await store.diningTables.create({
    id: newId(),
    storeId: order.storeId,
    name: 'A2',
    code,
    createdAt: now,
    deletedAt: null,
  })
  const rows = { addressId, lineId: must(line).id, orderId: order.id, refundId, code }
  return { token: await aSession(store, customer.id, appid, now), rows }
}

async function aSession(store: Store, customerId: string, appid: string, now: Date): Promise<string> {
  const token = `c_${newId()}${newId()}`
  const expiresAt = new Date(now.getTime() + 3600_000)
  const values = { id: newId(), storeId: store.row.id, customerId, tokenHash: digest(token), appid }
  await store.customerSessions.create({ ...values, createdAt: now, lastSeenAt: now, expiresAt })
  return token
}

function must<T>(row: T | undefined): T {
  if (row === undefined) throw new Error('it was just made')
  return row
}
