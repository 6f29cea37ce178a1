import { openBase, type Base } from '../../../server/base'
import type { CustomerRow } from '../../../server/db/models/customer'
import { getCustomer, listCustomers, remarkCustomer } from '../../../server/services/customers/ofStore'
import type { Store } from '../../../server/store'
import { eachDatabase } from '../../setup/databases'
import { anEnvironment } from '../../setup/environment'
import { aCustomer } from '../aCustomer'
import { aStore, later, minutes, noon } from '../aPlatform'

eachDatabase('the customers of a store', (openDb) => {
  let base: Base
  let store: Store
  beforeEach(async () => {
    base = await openBase(anEnvironment({ DATABASE_URL: (await openDb()).url }))
    store = await aStore(base.platform)
  })
  afterEach(() => base.close())

  /** Page after page until the end. */
  async function everybody(by: 'recent' | 'spent'): Promise<CustomerRow[]> {
    const seen: CustomerRow[] = []
    let after: string | undefined
    do {
      const page = await listCustomers(store, { by, after })
      expect(page.rows.length).toBeLessThanOrEqual(20)
      seen.push(...page.rows)
      after = page.after ?? undefined
    } while (after !== undefined)
    return seen
  }
  const some = (count: number, values: (at: number) => Partial<CustomerRow>) =>
    Promise.all(Array.from({ length: count }, (_, at) => aCustomer(store, values(at))))
  const search = async (text: string) =>
    (await listCustomers(store, { by: 'recent', search: text })).rows.map(({ name }) => name)

  it('are listed last seen first, each once, page after page', async () => {
    await some(45, (at) => ({ lastSeenAt: later(at * minutes), name: String(at) }))
    const names = (await everybody('recent')).map(({ name }) => Number(name))

    expect(names).toEqual(Array.from({ length: 45 }, (_, at) => 44 - at))
  })

  it.each(['recent', 'spent'] as const)(
    'are each there once also where a hundred stand at the same place (%s)',
    async (by) => {
      await some(100, () => ({ spentFen: 500 }))
      await some(5, (at) => ({ spentFen: 100 + at, lastSeenAt: later(-minutes) }))
      const listed = await everybody(by)

      expect(listed).toHaveLength(105)
      expect(new Set(listed.map(({ id }) => id)).size).toBe(105)
    },
  )

  it('are listed by what they spent, without those who have not bought anything', async () => {
    await some(3, (at) => ({ spentFen: at * 100, name: String(at) }))

    expect((await everybody('spent')).map(({ name }) => name)).toEqual(['2', '1'])
  })

  it('are found by the beginning of a name or a number', async () => {
    await aCustomer(store, { name: '林小满', phone: '13912345678' })
    await aCustomer(store, { name: '小满', phone: '13700000000' })
    await aCustomer(store, { name: '1391', phone: '13912340000' })

    expect(await search('小满')).toEqual(['小满'])
    expect((await search('1391')).sort()).toEqual(['1391', '林小满'])
    expect(await search('%')).toEqual([])
    expect(await search('13700000000')).toEqual(['小满'])
  })

  it('do not include those who were erased, or who came to another store', async () => {
    const neighbour = await aStore(base.platform)
    await aCustomer(neighbour, { name: '小满' })
    const erased = await aCustomer(store, { name: '小满', erasedAt: noon })

    expect(await everybody('recent')).toEqual([])
    expect(await search('小满')).toEqual([])
    await expect(getCustomer(store, erased.id)).rejects.toMatchObject({ code: 'CUSTOMER_NOT_FOUND' })
  })

  it('may be remarked by their own store alone', async () => {
    const { id } = await aCustomer(store)
    const neighbour = await aStore(base.platform)
    await expect(remarkCustomer(neighbour, id, '常客')).rejects.toMatchObject({ code: 'CUSTOMER_NOT_FOUND' })
    expect(await remarkCustomer(store, id, '不吃辣')).toMatchObject({ remark: '不吃辣' })

    expect(await getCustomer(store, id)).toMatchObject({ remark: '不吃辣' })
  })
})
