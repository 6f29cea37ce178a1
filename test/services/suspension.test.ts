import { programOf, resumeProgram, storeCode, suspendProgram } from '../../server/services/programs'
import { getVisitStatus, setVisitStatus } from '../../server/wechat/codeRelease'
import { eachDatabase } from '../setup/databases'
import { aProgramScene, type ProgramScene } from './aProgram'

const path = '/wxa/change_visitstatus'

eachDatabase('a mini-program that its merchant closes', (openDb) => {
  let here: ProgramScene
  beforeEach(async () => {
    const { url: databaseUrl } = await openDb()
    here = await aProgramScene({ databaseUrl })
  })
  afterEach(() => here.close())

  const now = () => here.base.clock.now()
  const isOpen = async () => (await here.store.wechat(getVisitStatus, {})).status === 1
  const stored = async () => {
    const { suspendedAt, facts } = await programOf(here.store)
    return { isSuspended: suspendedAt !== null, isOpen: facts?.isOpen }
  }

  it('opens again, and neither is done twice', async () => {
    await here.publish()
    const first = await suspendProgram(here.store, now())
    await here.scene.pass(1)
    const again = await suspendProgram(here.store, now())
    expect(await isOpen()).toBe(false)
    expect(await stored()).toEqual({ isSuspended: true, isOpen: false })
    expect(again.suspendedAt).toEqual(first.suspendedAt)

    for (let time = 0; time < 2; time++) await resumeProgram(here.store, now())
    expect(await isOpen()).toBe(true)
    expect(await stored()).toEqual({ isSuspended: false, isOpen: true })
  })

  it('is closed when the answer was lost, and is said to be open when it still is', async () => {
    await here.publish()
    await here.fault({ path, drop: 'before', times: 1 })
    await expect(suspendProgram(here.store, now())).rejects.toMatchObject({ code: 'WECHAT_NO_ANSWER' })
    expect((await stored()).isSuspended).toBe(false)

    await here.fault({ path, drop: 'after', times: 1 })
    await suspendProgram(here.store, now())
    expect(await stored()).toEqual({ isSuspended: true, isOpen: false })
  })

  it('is no longer closed once the merchant has opened it at WeChat', async () => {
    await here.publish()
    await suspendProgram(here.store, now())
    await here.store.wechat(setVisitStatus, { action: 'open' })
    await here.scene.pass(61)
    await resumeProgram(here.store, now())

    expect(await stored()).toEqual({ isSuspended: false, isOpen: true })
  })

  it('cannot be closed before its first release, and has no code to print', async () => {
    await expect(suspendProgram(here.store, now())).rejects.toMatchObject({ code: 'VISIT_STATUS_FIXED' })
    await expect(storeCode(here.store)).rejects.toMatchObject({ code: 'NOT_RELEASED', next: 'refresh' })

    await here.publish()
    const { type, bytes } = await storeCode(here.store)
    expect(type).toMatch(/^image\//)
    expect(bytes.length).toBeGreaterThan(1000)
  })
})
