import type { BillView, IncidentView, PaymentView, TakenValue } from '../../shared/api/merchant/payment'
import type { PaymentStartView } from '../../shared/api/customer/payment'
import { writeXml } from '../simulator/xml'
import { sealRefund, signV2, type Fields } from '../simulator/payments/v2/sign'
import { compared } from '../eventually'
import {
  aMerchantNumber,
  aV2Counter,
  checkAndUse,
  nextMorning,
  sendFile,
  setUpPayment,
  setUpV2,
  soon,
  type Counter,
} from './cashier'
import { aRequestKey, names } from './scene'

describe('a store whose merchant has only the old keys', () => {
  let counter: Counter
  beforeAll(async () => {
    counter = await aV2Counter()
  })
  afterAll(() => counter.close())
  afterEach(() => fault(null))

  /** What goes wrong at WeChat Pay from now on; null: nothing. */
  async function fault(wish: object | null): Promise<void> {
    await fetch(`${counter.scene.simulator.url}/_sim/faults`, { method: 'DELETE' })
    if (wish) await counter.scene.control('/_sim/faults', wish)
  }
  const say = <T>(method: string, path: string, body?: unknown) => counter.shop.say<T>(method, path, body)
  const standing = () => say<PaymentView>('GET', '/payment')
  const paste = async (text: string) => (await say<TakenValue>('POST', '/payment/draft/text', { text })).text
  const ofOrder = async (orderId: string) => {
    const [payment] = await (await counter.store()).payments.list({ orderId }, { order: [['sortKey', 'DESC']] })
    if (!payment) throw new Error('no payment')
    return payment
  }
  const atWechat = async (orderId: string) => {
    const { id } = await ofOrder(orderId)
    return (await counter.ledger()).payments.find(({ outTradeNo }) => outTradeNo === id)
  }
  const isPaid = async (orderId: string) => (await counter.read(orderId)).state === 'paid'
  const kindsOf = async (orderId: string) =>
    (await say<{ rows: IncidentView[] }>('GET', '/incidents')).rows
      .filter((each) => each.orderId === orderId)
      .map(({ kind }) => kind)

  /** Something posted to the address of the account, by whomever. */
  async function notified(xml: string): Promise<{ status: number; text: string }> {
    const [account] = await (await counter.store()).paymentAccounts.list({ mode: 'v2', mchid: counter.number.mchid })
    const url = `${counter.scene.url}/pay/notify/${account?.notifyToken}`
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'text/xml' }, body: xml })
    return { status: answer.status, text: await answer.text() }
  }
  const paidNotice = (outTradeNo: string, more: Fields = {}, key = counter.number.apiV2Key): string => {
    const told = {
      ...{ return_code: 'SUCCESS', result_code: 'SUCCESS', appid: names.noodles, mch_id: counter.number.mchid },
      ...{ out_trade_no: outTradeNo, total_fee: '4500', transaction_id: '4200000000000000000000000001', ...more },
    }
    return writeXml({ ...told, sign: signV2(told, key, 'MD5') })
  }

  it('collects once WeChat Pay has accepted its key, and shows none of its secrets', async () => {
    const payment = await standing()
    expect(payment).toMatchObject({ isCollecting: true, isV2Offered: true, draft: null })
    expect(payment.using).toMatchObject({ mode: 'v2', state: 'proved', problem: null })
    expect(payment.using?.values.map(({ name, state }) => [name, state])).toEqual([
      ['mchid', 'good'],
      ['apiV2Key', 'good'],
      ['certificate', 'good'],
      ['privateKey', 'good'],
    ])
    expect(payment.using?.checks.map(({ name, state }) => [name, state])).toEqual([
      ['apiV2Key', 'good'],
      ['refund', 'waiting'],
    ])
    const shown = JSON.stringify(payment)
    expect(shown).not.toContain(counter.number.apiV2Key)
    expect(shown).not.toContain('BEGIN')

    const [version] = await (await counter.store()).paymentVersions.list({})
    expect(JSON.stringify(version)).not.toContain(counter.number.apiV2Key)
    expect(version?.privateKey).not.toContain('BEGIN')
  })

  it('is paid by the notification, over the old interface alone', async () => {
    const order = await counter.order()
    const parameters = await counter.begin(order.id)
    expect(parameters.signType).toBe('HMAC-SHA256')
    expect(await counter.pay(parameters)).toBe('requestPayment:ok')

    expect(await counter.read(order.id)).toMatchObject({ state: 'paid', paidFen: 4500 })
    expect(await ofOrder(order.id)).toMatchObject({ mode: 'v2', state: 'paid' })
    expect(await atWechat(order.id)).toMatchObject({ state: 'SUCCESS', totalFen: 4500 })
    const { notifications } = await counter.ledger()
    expect(notifications.every(({ state }) => state === 'delivered')).toBe(true) // it has read our XML
  })

  it('can be cancelled on the sheet and paid again, as one payment', async () => {
    const order = await counter.order()
    expect(await counter.pay(await counter.begin(order.id), 'cancel')).toBe('requestPayment:fail cancel')
    expect(await counter.confirm(order.id)).toBe('waiting')
    await counter.pay(await counter.begin(order.id))
    expect(await counter.read(order.id)).toMatchObject({ state: 'paid', paidFen: 4500 })
  })

  it('is found paid by asking, where no notification ever comes', async () => {
    await fault({ push: 'TRANSACTION.SUCCESS', drop: 'before' })
    const order = await counter.order()
    await counter.pay(await counter.begin(order.id))
    expect(await isPaid(order.id)).toBe(false)
    expect(await counter.confirm(order.id)).toBe('paid')
    expect((await ofOrder(order.id)).paidAt).not.toBeNull()
  })

  it('loses nothing where the answer of an order is lost', async () => {
    const order = await counter.order()
    await fault({ path: '/pay/unifiedorder', drop: 'after', times: 3 })
    const lost = await counter.ask('POST', `/orders/${order.id}/payment`, {})
    expect(lost).toMatchObject({ status: 504, error: { code: 'PAY_NO_ANSWER' } })
    await fault(null)
    await counter.pay(await counter.begin(order.id))
    expect(await isPaid(order.id)).toBe(true)
  })

  it('believes no notification that is forged, unsigned, or signed with somebody else’s key', async () => {
    const order = await counter.order()
    await counter.begin(order.id)
    const { id } = await ofOrder(order.id)
    const forged = paidNotice(id, {}, 'AnotherKey0123456789AnotherKey01')
    for (const xml of [forged, forged.replace(/<sign>.*<\/sign>/, ''), '<xml></xml>', '{"id":"1"}', '<xml']) {
      const { status, text } = await notified(xml)
      expect(status).toBe(401)
      expect(text).toContain('<return_code><![CDATA[FAIL]]></return_code>')
    }
    expect(await isPaid(order.id)).toBe(false)
    expect(await kindsOf(order.id)).toEqual([])
  })

  it('blames no key for a notification that is signed and makes no sense', async () => {
    const order = await counter.order()
    await counter.begin(order.id)
    const { id } = await ofOrder(order.id)
    expect((await notified(paidNotice(id, { transaction_id: '' }))).status).toBe(500)
    expect((await standing()).using?.problem).toBeNull()
    expect(await isPaid(order.id)).toBe(false)
  })

  it('waits for the real one after a forged one, and takes that', async () => {
    const order = await counter.order()
    await fault({ push: 'TRANSACTION.SUCCESS', forged: true, times: 1 })
    await counter.pay(await counter.begin(order.id))
    expect(await isPaid(order.id)).toBe(false)
    await counter.scene.pass(16)
    await soon(() => isPaid(order.id))
  })

  it.each([
    ['of another amount', { total_fee: '1' }],
    ['of another merchant', { mch_id: '1699999999' }],
    ['in another mini-program', { appid: names.backOffice }],
  ])('is not paid by one %s, however well signed: somebody has to look', async (_what, wrong) => {
    const order = await counter.order()
    await counter.begin(order.id)
    const { id } = await ofOrder(order.id)
    await notified(paidNotice(id, wrong))
    expect(await isPaid(order.id)).toBe(false)
    expect(await kindsOf(order.id)).toEqual(['paymentDisagrees'])
  })

  it('gives a part back, and believes no note about it: WeChat Pay is asked', async () => {
    const order = await counter.order()
    await counter.pay(await counter.begin(order.id))
    const wish = { amountFen: 1500, reason: '补差价', requestKey: aRequestKey() }
    await say('POST', `/orders/${order.id}/refunds`, wish)
    await soon(async () => (await counter.read(order.id)).refunds[0]?.state === 'sent')

    // Whoever has the key can write one, and whoever has an old one can send it again: it is only a reason to ask.
    const { id: paymentId } = await ofOrder(order.id)
    const [refund] = await (await counter.store()).refunds.list({ orderId: order.id })
    const inner = { out_trade_no: paymentId, out_refund_no: refund?.id ?? '', refund_id: '1', refund_status: 'SUCCESS' }
    const req_info = sealRefund(writeXml({ ...inner, refund_fee: '1500', total_fee: '4500' }), counter.number.apiV2Key)
    const note = writeXml({ return_code: 'SUCCESS', appid: names.noodles, mch_id: counter.number.mchid, req_info })
    expect((await notified(note)).status).toBe(200)
    await new Promise((resolve) => setTimeout(resolve, 300)) // as long as the question takes
    expect((await counter.read(order.id)).refunds[0]?.state).toBe('sent')
    expect(await kindsOf(order.id)).toEqual([])

    await counter.scene.pass(70)
    await soon(async () => (await counter.read(order.id)).refunds[0]?.state === 'refunded')
    expect(await counter.read(order.id)).toMatchObject({ state: 'paid', refundedFen: 1500 })
    expect(await atWechat(order.id)).toMatchObject({ refundedFen: 1500 })
  })

  it('sends a refund once, although its answer was lost', async () => {
    const order = await counter.order()
    await counter.pay(await counter.begin(order.id))
    await fault({ path: '/secapi/pay/refund', drop: 'after', times: 3 })
    await say('POST', `/orders/${order.id}/refunds`, { amountFen: 4500, reason: '缺货', requestKey: aRequestKey() })
    await soon(async () => (await (await counter.store()).refunds.find({ orderId: order.id }))?.sentAt !== null)
    await fault(null)
    await counter.scene.pass(120)
    await soon(async () => (await counter.read(order.id)).refunds[0]?.state === 'refunded')
    expect(await atWechat(order.id)).toMatchObject({ refundedFen: 4500 })
  })

  it('closes at WeChat first when nobody pays, and then gives the order up', async () => {
    const order = await counter.order()
    const parameters = await counter.begin(order.id)
    await counter.scene.pass(2 * 3600 + 60)
    await soon(async () => (await counter.read(order.id)).state === 'closed')
    expect(await atWechat(order.id)).toMatchObject({ state: 'CLOSED' })
    expect(await counter.pay(parameters)).toMatch(/^requestPayment:fail/)
  })

  it('tells a customer nothing of the store’s keys', async () => {
    const { apiV2Key } = await counter.scene.control<{ apiV2Key: string }>(
      `/_sim/payments/merchants/${counter.number.mchid}`,
      { newApiV2Key: true },
    )
    const order = await counter.order()
    const refused = await counter.ask('POST', `/orders/${order.id}/payment`, {})
    expect(refused.error).toMatchObject({ text: '现在不能用微信支付，请稍后再试，或者联系店家' })
    expect(await standing()).toMatchObject({
      using: { state: 'failing', problem: { code: 'PAY_CREDENTIALS_REFUSED' } },
    })

    // The owner pastes the new one; everything else is still there.
    await say('POST', '/payment/draft', { mode: 'v2', mchid: counter.number.mchid })
    await paste(apiV2Key)
    expect(await checkAndUse(counter.shop)).toMatchObject({ draft: null, using: { state: 'proved', number: 2 } })
    counter.number.apiV2Key = apiV2Key
    await counter.pay(await counter.begin(order.id))
    expect(await isPaid(order.id)).toBe(true)
  })

  it('proves its certificate with one fen that goes back by itself', async () => {
    const { using } = await standing()
    const { parameters } = await counter.must<PaymentStartView>('POST', `/payment-tests/${using?.id}/payment`)
    if (!parameters) throw new Error('nothing to pay')
    await counter.pay(parameters)
    await soon(async () => (await counter.store()).refunds.count({ state: 'sent', orderId: '' }).then((n) => n === 1))
    await counter.scene.pass(70)
    await soon(async () => (await standing()).using?.test.state === 'returned')
    expect((await standing()).using?.checks.every(({ state }) => state === 'good')).toBe(true)
  })

  it('agrees with the bill of the next day', async () => {
    await nextMorning(counter)
    const bill = async () => (await say<{ rows: BillView[] }>('GET', '/bills')).rows[0]
    await soon(async () => ((await bill())?.state ?? 'waiting') !== 'waiting')
    expect(await bill()).toMatchObject({ mchid: counter.number.mchid, state: 'matched' })
  })

  describe('while it is set up', () => {
    it('is told what is wrong with a key, and what it has no use for', async () => {
      const other = await aMerchantNumber(counter.scene)
      await say('POST', '/payment/draft', { mode: 'v2', mchid: other.mchid })
      expect(await paste('Short0Key0Short0Key0Short0Key0')).toContain('APIv2密钥是 32 位')
      expect(await paste(other.publicKeyPem)).toContain('不需要微信支付公钥')
      expect(await paste(other.publicKeyId)).toContain('不需要微信支付公钥')
      await expect(say('POST', '/payment/draft/check')).rejects.toThrow('PAYMENT_ACCOUNT_INCOMPLETE')
      await sendFile(counter.shop, Buffer.from(other.p12Base64, 'base64'))
      await paste(other.apiV3Key) // the usual mix-up
      const { draft, using } = await say<PaymentView>('POST', '/payment/draft/check')
      expect(draft).toMatchObject({ state: 'draft', problem: { text: expect.stringContaining('APIv2密钥不对') } })
      expect(using?.mchid).toBe(counter.number.mchid)

      await paste(other.apiV2Key)
      expect(await checkAndUse(counter.shop)).toMatchObject({ draft: null, using: { mchid: other.mchid } })
    })
  })

  it('goes on, and can exchange its key, where the operator offers it to nobody else any more', async () => {
    delete counter.scene.env.WECHAT_PAY_V2
    await counter.scene.restart()
    const order = await counter.order()
    await counter.pay(await counter.begin(order.id))
    expect(await isPaid(order.id)).toBe(true)
    expect(await standing()).toMatchObject({ isV2Offered: true, using: { mode: 'v2' } })
  })

  it('moves to the new keys of its number, and gives back through the old ones what came through them', async () => {
    const number = await aMerchantNumber(counter.scene)
    await setUpV2(counter.shop, number)
    const [before, open] = [await counter.order(), await counter.order()]
    await counter.pay(await counter.begin(before.id))
    const late = await counter.begin(open.id)
    await setUpPayment(counter.shop, number)

    const after = await counter.order()
    const parameters = await counter.begin(after.id)
    expect(parameters.signType).toBe('RSA')
    await counter.pay(parameters)
    await counter.pay(late)
    await soon(async () => (await isPaid(after.id)) && (await isPaid(open.id)))
    expect([(await ofOrder(before.id)).mode, (await ofOrder(after.id)).mode]).toEqual(['v2', 'direct'])
    await say('POST', `/orders/${before.id}/refunds`, { amountFen: 4500, reason: '缺货', requestKey: aRequestKey() })
    await soon(async () => (await counter.read(before.id)).refunds[0]?.state === 'sent')
    await counter.scene.pass(70)
    await soon(async () => (await counter.read(before.id)).refunds[0]?.state === 'refunded')

    await nextMorning(counter) // the bill of the number has the lines of both
    const bills = async () =>
      (await say<{ rows: BillView[] }>('GET', '/bills')).rows.filter(({ mchid }) => mchid === number.mchid)
    await compared(
      counter.scene.pass,
      async () => (await bills()).filter(({ state }) => state !== 'waiting').length === 2,
    )
    const seen = (await bills()).map(({ state, lineCount, differences }) => ({ state, lineCount, differences }))
    expect(seen.sort((one, other) => one.lineCount - other.lineCount)).toEqual([
      { state: 'matched', lineCount: 1, differences: [] },
      { state: 'matched', lineCount: 3, differences: [] },
    ])
  })

  it('is not offered where it is switched off', async () => {
    expect(await standing()).toMatchObject({ isV2Offered: false, using: { mode: 'direct' } })
    const wanted = { mode: 'v2', mchid: counter.number.mchid }
    await expect(say('POST', '/payment/draft', wanted)).rejects.toThrow('PAYMENT_V2_NOT_OFFERED')
  })
})
