import type { BillView, PaymentView } from '../../shared/api/merchant/payment'
import { aCounter, aMerchantNumber, soon, type Counter, type MerchantNumber } from './cashier'
import { aRequestKey, names } from './scene'

describe('a store beneath a service provider', () => {
  let counter: Counter
  beforeAll(async () => {
    counter = await aCounter()
    const provider = await aMerchantNumber(counter.scene, { isProvider: true, appids: [names.backOffice] })
    Object.assign(counter.scene.env, variablesOf(provider))
    await counter.scene.restart()
  })
  afterAll(() => counter.close())

  const say = <T>(method: string, path: string, body?: unknown) => counter.shop.say<T>(method, path, body)

  it('collects on its own number, and its bill agrees to the fen', async () => {
    const { scene } = counter
    const providerMchid = scene.env.WECHAT_PARTNER_MCHID
    const { mchid } = await scene.control<MerchantNumber>('/_sim/payments/merchants', {
      ...{ providerMchid, subAppids: [names.noodles], balanceFen: 100_000 },
    })
    await say('POST', '/payment/draft', { mode: 'partner', mchid })
    expect(await say<PaymentView>('POST', '/payment/draft/check', {})).toMatchObject({ isCollecting: true })

    const order = await counter.order()
    await counter.pay(await counter.begin(order.id))
    await soon(async () => (await counter.read(order.id)).state === 'paid')
    await say('POST', `/orders/${order.id}/refunds`, { amountFen: 1500, reason: '补差价', requestKey: aRequestKey() })
    await soon(async () => (await counter.read(order.id)).refunds[0]?.state === 'sent')
    await scene.pass(70)
    await scene.pass(secondsUntilMorning(counter.base.platform.clock.now()))

    const bill = async () =>
      (await say<{ rows: BillView[] }>('GET', '/bills')).rows.find((each) => each.mchid === mchid)
    await soon(async () => ((await bill())?.state ?? 'waiting') !== 'waiting')
    expect(await bill()).toMatchObject({ state: 'matched', paidFen: 4500, refundedFen: 1500, lineCount: 2 })
  })
})

const variablesOf = (provider: MerchantNumber & { serial?: string }): Record<string, string> => ({
  WECHAT_PARTNER_APPID: names.backOffice,
  WECHAT_PARTNER_MCHID: provider.mchid,
  WECHAT_PARTNER_SERIAL: provider.serial ?? '',
  WECHAT_PARTNER_PRIVATE_KEY: provider.privateKeyPem,
  WECHAT_PARTNER_APIV3_KEY: provider.apiV3Key,
  WECHAT_PARTNER_PUBLIC_KEY_ID: provider.publicKeyId,
  WECHAT_PARTNER_PUBLIC_KEY: provider.publicKeyPem,
})

/** Half past ten of the next day, in Beijing. */
function secondsUntilMorning(now: Date): number {
  const beijing = new Date(now.getTime() + 8 * 3600_000)
  return (34 - beijing.getUTCHours()) * 3600 + (30 - beijing.getUTCMinutes()) * 60
}
