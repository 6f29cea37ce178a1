import type { Base } from '../../server/base'
import { addNotice, listNotices, readNotices } from '../../server/services/notices'
import { openBase } from '../../server/base'
import { eachDatabase } from '../setup/databases'
import { anEnvironment } from '../setup/environment'
import { aStore, later, minutes, noon } from './aPlatform'

eachDatabase('notices', (openDb) => {
  let base: Base
  beforeEach(async () => {
    const { url } = await openDb()
    base = await openBase(anEnvironment({ DATABASE_URL: url }))
  })
  afterEach(() => base.close())

  it('are told once for each subject, the newest first', async () => {
    const store = await aStore(base.platform)
    await addNotice(store, 'RELEASE_REJECTED', 'r1', '没有通过', noon)
    await store.transaction((within) => addNotice(within, 'RELEASE_REJECTED', 'r1', '又说一次', later(minutes)))
    await addNotice(store, 'RELEASE_LIVE', 'r1', '已经发布', later(minutes))
    await addNotice(store, 'RELEASE_REJECTED', 'r2', '又没有通过', later(2 * minutes))

    expect((await listNotices(store)).map(({ text }) => text)).toEqual(['又没有通过', '已经发布', '没有通过'])
  })

  it('are read by those who see them, and stay read since then', async () => {
    const store = await aStore(base.platform)
    await addNotice(store, 'NAME_PASSED', 'a', '名称通过', noon)
    await readNotices(store, later(minutes))
    await addNotice(store, 'NAME_PASSED', 'b', '又通过', later(2 * minutes))
    expect((await listNotices(store)).map(({ readAt }) => readAt)).toEqual([null, later(minutes)])

    await readNotices(store, later(3 * minutes))
    expect((await listNotices(store)).map(({ readAt }) => readAt)).toEqual([later(3 * minutes), later(minutes)])
  })

  it('are the fifty newest, as long as there is room for', async () => {
    const store = await aStore(base.platform)
    for (let i = 0; i < 52; i++) await addNotice(store, 'NAME_PASSED', String(i), '😀'.repeat(600), later(i * minutes))
    const shown = await listNotices(store)

    expect(shown).toHaveLength(50)
    expect(shown[0]?.subjectId).toBe('51')
    expect([...(shown[0]?.text ?? '')]).toHaveLength(500)
  })

  it('are for one store alone, also where two are told the same', async () => {
    const [one, other] = [await aStore(base.platform), await aStore(base.platform)]
    for (const store of [one, other]) await addNotice(store, 'NAME_PASSED', 'a', store.row.id, noon)
    await readNotices(one, later(minutes))

    expect(await listNotices(one)).toMatchObject([{ text: one.row.id, readAt: later(minutes) }])
    expect(await listNotices(other)).toMatchObject([{ text: other.row.id, readAt: null }])
  })
})
