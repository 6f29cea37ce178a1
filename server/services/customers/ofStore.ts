import type { Page } from '../../../shared/api/ids'
import type { CustomerRow } from '../../db/models/customer'
import type { Where } from '../../db/table'
import { Failure } from '../../failures'
import type { Store } from '../../store'
import { pageOf } from '../pageOf'

const pageSize = 20

type By = 'recent' | 'spent'

/**
 * The people who came, last seen first, or who spent most first. A search looks at the beginnings of names and numbers.
 */
export async function listCustomers(
  store: Store,
  { by, search = '', after }: { by: By; search?: string | undefined; after?: string | undefined },
): Promise<Page<CustomerRow>> {
  if (search !== '') return { rows: (await found(store, search)).slice(0, pageSize), after: null }
  return pageOf(await page(store, by, after), pageSize, (last) => `${keyOf(last, by)}.${last.id}`)
}

const keyOf = ({ lastSeenAt, spentFen }: CustomerRow, by: By): number =>
  by === 'spent' ? spentFen : lastSeenAt.getTime()

/** Many may stand at the same place: the rest of those comes first, in the order of their ids, then what is below it. */
async function page(store: Store, by: By, after = ''): Promise<CustomerRow[]> {
  const [, key, afterId] = /^(\d{1,15})\.([\w-]+)$/.exec(after) ?? []
  if (key === undefined || afterId === undefined) return ranked(store, by, {})
  const same = await ranked(store, by, { ...standing(by, Number(key), 'at'), id: { lt: afterId } })
  return same.length > pageSize ? same : [...same, ...(await ranked(store, by, standing(by, Number(key), 'below')))]
}

function standing(by: By, key: number, where: 'at' | 'below'): Where<CustomerRow> {
  if (by === 'spent') return { spentFen: where === 'at' ? key : { lt: key, gt: 0 } }
  const at = new Date(key)
  return { lastSeenAt: where === 'at' ? at : { lt: at } }
}

/** Who has spent nothing is left to `recent`. */
const ranked = (store: Store, by: By, where: Where<CustomerRow>): Promise<CustomerRow[]> =>
  store.customers.list(
    { ...(by === 'spent' && { spentFen: { gt: 0 } }), ...where, erasedAt: null },
    {
      order: [
        [by === 'spent' ? 'spentFen' : 'lastSeenAt', 'DESC'],
        ['id', 'DESC'],
      ],
      limit: pageSize + 1,
    },
  )

async function found(store: Store, search: string): Promise<CustomerRow[]> {
  const options = { limit: pageSize }
  const [byName, byPhone] = await Promise.all([
    store.customers.list({ name: { begins: search }, erasedAt: null }, options),
    store.customers.list({ phone: { begins: search }, erasedAt: null }, options),
  ])
  return [...byName, ...byPhone.filter(({ id }) => byName.every((each) => each.id !== id))]
}

/** @throws CUSTOMER_NOT_FOUND also for another store's and for one who was erased */
export async function getCustomer(store: Store, id: string): Promise<CustomerRow> {
  const customer = await store.customers.find({ id, erasedAt: null })
  if (!customer) throw new Failure('CUSTOMER_NOT_FOUND', { id })
  return customer
}

export async function remarkCustomer(store: Store, id: string, remark: string): Promise<CustomerRow> {
  const customer = await getCustomer(store, id)
  await store.customers.update({ id }, { remark })
  return { ...customer, remark }
}
