import { beginDraft, takeText } from '../../server/services/payments/accounts'
import { listNotices } from '../../server/services/notices'
import { remindOfCertificates } from '../../server/services/payments/reminders'
import payments from '../vectors/payments.json'
import { aBase, aStore, noon } from './aPlatform'

it('tells a store sixty, thirty and seven days before its certificate ends, each once', async () => {
  const { platform, close } = await aBase()
  const store = await aStore(platform)
  await beginDraft(store, { mode: 'direct', mchid: '1700000001' }, 'm1', noon)
  await takeText(store, payments.keys.merchant_cert, noon)
  await store.paymentVersions.update({}, { state: 'proved' })
  const [version] = await store.paymentVersions.list({})
  const ends = version?.certificateEndsAt?.getTime() ?? 0
  const told = async (daysBefore: number) => {
    const now = new Date(ends - daysBefore * 24 * 3600_000)
    await remindOfCertificates(platform, now, new AbortController().signal)
    return (await listNotices(store)).length
  }

  expect([await told(61), await told(60), await told(45), await told(30), await told(7), await told(1)]).toEqual([
    ...[0, 1, 1, 2, 3, 3],
  ])
  await close()
})

it('says what ends with it: with the old keys only refunds', async () => {
  const { platform, close } = await aBase({ WECHAT_PAY_V2: 'on' })
  const store = await aStore(platform)
  const says = async (mode: 'direct' | 'v2') => {
    await beginDraft(store, { mode, mchid: '1700000001' }, 'm1', noon)
    const [version] = await store.paymentVersions.list({ state: 'draft' })
    await store.paymentVersions.update({ id: version?.id ?? '' }, { state: 'proved', certificateEndsAt: noon })
    await remindOfCertificates(platform, noon, new AbortController().signal)
    await store.paymentVersions.update({ id: version?.id ?? '' }, { state: 'retired' })
    return (await listNotices(store)).map(({ text }) => text).join()
  }

  const first = await says('direct')
  expect(first).toContain('到期后顾客不能付款')
  expect((await says('v2')).replace(first, '')).toContain('到期后不能退款')
  await close()
})
