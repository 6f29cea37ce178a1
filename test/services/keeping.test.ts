import { openRows, type Rows } from '../../server/db/rows'
import type { InboxRow } from '../../server/db/models/job'
import { eachDatabase } from '../setup/databases'

const at = new Date(Date.UTC(2026, 10, 1))

const aPush = (id: string, values: Partial<InboxRow> = {}): InboxRow => ({
  id,
  channel: 'authorizer',
  name: 'text',
  appid: null,
  body: 'sealed',
  happenedAt: at,
  ...{ state: 'waiting', dueAt: at, tries: 0, error: null, leaseOwner: null, leaseUntil: at },
  ...{ createdAt: at, doneAt: null },
  ...values,
})

eachDatabase('keeping what came', (openDb) => {
  let inbox: Rows['inbox']
  beforeEach(async () => {
    inbox = openRows(await openDb()).inbox
  })

  it('keeps every push of a burst', async () => {
    const ids = Array.from({ length: 50 }, (_, i) => `push-${i}`)
    const kept = await Promise.all(ids.map((id) => inbox.createOnce(aPush(id, { name: `name of ${id}` }))))

    expect(kept).toEqual(ids.map(() => true))
    expect(await inbox.count({})).toBe(50)
    expect(await inbox.find({ id: 'push-37' })).toEqual(aPush('push-37', { name: 'name of push-37' }))
  })

  it('keeps one of two in the same burst, and tells each what became of it', async () => {
    const kept = await Promise.all(['a', 'b', 'b', 'c'].map((id) => inbox.createOnce(aPush(id))))

    expect(kept.filter(Boolean)).toHaveLength(3)
    expect([kept[0], kept[3]]).toEqual([true, true])
    expect(await inbox.count({})).toBe(3)
  })

  it('keeps the rest of a burst when one of it is there already', async () => {
    await inbox.createOnce(aPush('b'))

    expect(await Promise.all(['a', 'b', 'c'].map((id) => inbox.createOnce(aPush(id))))).toEqual([true, false, true])
  })

  it('keeps the rest of a burst when one of it does not fit', async () => {
    const broken = { ...aPush('b'), channel: null } as unknown as InboxRow
    const [a, b, c] = await Promise.allSettled([aPush('a'), broken, aPush('c')].map((row) => inbox.createOnce(row)))

    expect([a?.status, b?.status, c?.status]).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await inbox.count({})).toBe(2)
  })
})
