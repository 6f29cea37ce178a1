import { addTester, listTesters, removeTester } from '../../server/services/testers'
import { bindTester, getTester, unbindTester } from '../../server/wechat/tester'
import { eachDatabase } from '../setup/databases'
import { aProgramScene, type ProgramScene } from './aProgram'
import { later, noon } from './aPlatform'

const path = '/wxa/bind_tester'
const hourLater = later(3600_000)

eachDatabase('the testers of a store', (openDb) => {
  let here: ProgramScene
  beforeEach(async () => {
    const { url: databaseUrl } = await openDb()
    here = await aProgramScene({ databaseUrl })
  })
  afterEach(() => here.close())

  const known = async (now = hourLater) => (await listTesters(here.store, now)).map(({ wechatId }) => wechatId)
  const bound = async () => (await here.store.wechat(getTester, { action: 'get_experiencer' })).members?.length

  it('come and go by their WeChat ids, each once', async () => {
    const asked = ['chen-yiming', 'lin-xiaomei', 'chen-yiming']
    for (const [index, id] of asked.entries()) await addTester(here.store, id, later(index * 1000))
    const [chen] = await listTesters(here.store, hourLater)
    expect(await bound()).toBe(2)
    expect(await known()).toEqual(['chen-yiming', 'lin-xiaomei'])

    await removeTester(here.store, chen?.id ?? '')
    expect(await known()).toEqual(['lin-xiaomei'])
    expect(await bound()).toBe(1)
  })

  it('are there when the answer was lost, named as WeChat names them', async () => {
    await here.fault({ path, drop: 'after', times: 1 })
    await addTester(here.store, 'chen-yiming', noon)
    const [row] = await listTesters(here.store, hourLater)

    expect(await bound()).toBe(1)
    expect(row).toMatchObject({ wechatId: 'chen-yiming', userstr: expect.stringMatching(/.{8}/) as string })
  })

  it('are taken out when the answer was lost', async () => {
    await addTester(here.store, 'chen-yiming', noon)
    const [row] = await listTesters(here.store, hourLater)
    await here.fault({ path: '/wxa/unbind_tester', drop: 'after', times: 1 })
    await removeTester(here.store, row?.id ?? '')

    expect(await known()).toEqual([])
    expect(await bound()).toBe(0)
  })

  it('are not guessed at: of two that were added at WeChat nobody knows who is who', async () => {
    for (const wechatid of ['chen-yiming', 'lin-xiaomei']) await here.store.wechat(bindTester, { wechatid })
    await addTester(here.store, 'chen-yiming', noon)
    const [row] = await listTesters(here.store, hourLater)
    expect(row).toMatchObject({ wechatId: 'chen-yiming', userstr: '' })

    await removeTester(here.store, row?.id ?? '')
    expect(await bound()).toBe(1)
  })

  it('are gone here when they were taken out at WeChat, and stay when WeChat does not answer', async () => {
    await addTester(here.store, 'chen-yiming', noon)
    await here.store.wechat(unbindTester, { wechatid: 'chen-yiming' })
    await here.fault({ path: '/wxa/memberauth', errcode: 45009, times: 1 })
    expect(await known()).toEqual(['chen-yiming'])

    expect(await known()).toEqual([])
    await addTester(here.store, 'chen-yiming', noon)
    expect(await bound()).toBe(1)
  })

  it('stay for a minute although WeChat’s list does not show them yet', async () => {
    await addTester(here.store, 'chen-yiming', noon)
    await here.store.wechat(unbindTester, { wechatid: 'chen-yiming' }) // as a list that is behind looks like

    expect(await known(later(59_000))).toEqual(['chen-yiming'])
    expect(await known(later(60_000))).toEqual([])
  })

  it('are refused in words, and leave no trace', async () => {
    await here.scene.control('/_sim/settings', { refusedTesters: { 'too-busy-1': 85003 } })
    const refusal = (id: string) => addTester(here.store, id, noon).catch((error: unknown) => error)
    expect(await refusal('too-busy-1')).toMatchObject({ code: 'TESTER_HAS_TOO_MANY' })
    expect(await refusal('?')).toMatchObject({
      code: 'WECHAT_ID_NOT_FOUND',
      text: expect.stringMatching(/微信号/) as string,
    })
    await here.fault({ path, errcode: 85002 })
    expect(await refusal('chen-yiming')).toMatchObject({
      code: 'TESTERS_FULL',
      text: expect.stringMatching(/移除/) as string,
    })

    expect(await known()).toEqual([])
  })

  it('are nobody for another store', async () => {
    await addTester(here.store, 'chen-yiming', noon)
    const [row] = await listTesters(here.store, hourLater)
    const other = await here.another('wxa0000000000000d4')

    await expect(removeTester(other, row?.id ?? '')).rejects.toMatchObject({ code: 'NOT_FOUND', status: 404 })
    expect(await listTesters(other, hourLater)).toEqual([])
    expect(await known()).toEqual(['chen-yiming'])
  })
})
