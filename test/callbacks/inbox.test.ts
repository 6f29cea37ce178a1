import { deadEvents, replayEvent } from '../../server/services/inbox'
import { eachDatabase } from '../setup/databases'
import type { Push } from '../simulator/pushes/push'
import { aHeldWechat, type HeldWechat } from './aWechat'

const appid = 'wxa0000000000000c3'

eachDatabase('a push of WeChat', (openDb) => {
  let wechat: HeldWechat
  beforeEach(async () => {
    wechat = await aHeldWechat((await openDb()).url)
    await wechat.control('/_sim/apps', { appid, kind: 'miniProgram', admin: 'merchant' })
  })
  afterEach(() => wechat.close())

  const anEvent = (name: string, fields = ''): Pick<Push, 'plaintext' | 'channel' | 'appid'> => ({
    plaintext: `<xml><AppId>wxc0000000000000a1</AppId><CreateTime>1793592000</CreateTime><InfoType>${name}</InfoType>${fields}</xml>`,
    channel: 'component',
    appid,
  })

  it('that comes again and again, also at the same moment, is handled once', async () => {
    const { inbox, tickets } = wechat.base.platform
    const [kept, known] = [await inbox.count({}), await tickets.count({})]
    const push = anEvent('component_verify_ticket', '<ComponentVerifyTicket>ticket@@@again</ComponentVerifyTicket>')
    const answers = await Promise.all(Array.from({ length: 8 }, () => wechat.deliver(push)))
    await wechat.quiet()
    answers.push(await wechat.deliver(push))
    await wechat.quiet()

    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`))).toEqual(new Set(['200 success']))
    expect(await inbox.count({})).toBe(kept + 1)
    expect(await tickets.count({})).toBe(known + 1)
  })

  it('of a kind that nobody has heard of is answered, kept, and done', async () => {
    expect(await wechat.deliver(anEvent('notify_of_the_year_3000'))).toEqual({ status: 200, text: 'success' })
    await wechat.quiet()

    expect(await wechat.base.platform.inbox.find({ name: 'notify_of_the_year_3000' })).toMatchObject({ state: 'done' })
  })

  it('that cannot be handled is tried less and less, rests, and is handled when it is replayed', async () => {
    const { platform } = wechat.base
    const { inbox } = platform
    await wechat.control('/_sim/grant', { appid, sets: [17, 18, 30] })
    const [push] = await wechat.heldFor(appid)
    if (!push) throw new Error('no push')
    await wechat.endWork()
    await wechat.deliver(push)
    const kept = await inbox.find({ name: 'authorized' })
    if (!kept) throw new Error('not kept')
    await inbox.update({ id: kept.id }, { body: 'what nobody can open' })
    wechat.beginWork()

    const tries: number[] = []
    for (let waited = 0; waited < 30; waited++) {
      await wechat.quiet()
      const row = await inbox.find({ id: kept.id })
      if (row?.state === 'dead') break
      tries.push(row?.tries ?? 0)
      await wechat.pass((row ? row.dueAt.getTime() - platform.clock.now().getTime() : 0) / 1000)
    }
    expect(tries).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect((await deadEvents(platform)).map(({ id }) => id)).toEqual([kept.id])
    expect(await platform.authorizers.find({ appid })).toBeNull()

    await inbox.update({ id: kept.id }, { body: kept.body })
    await replayEvent(platform, kept.id, platform.clock.now())
    await wechat.quiet()
    expect(await inbox.find({ id: kept.id })).toMatchObject({ state: 'done', error: null })
    expect(await platform.authCodes.count({ appid })).toBe(1)
  })
})
