import { PayError } from '../../../server/pay/errors'
import type { Till } from '../../../server/pay/till'
import { tillV2 } from '../../../server/pay/v2/till'
import { signV2 } from '../../simulator/payments/v2/sign'
import { aGate, appid, key, mchid, signedAnswer, type Gate } from './aGate'

describe('a merchant with the old keys of WeChat Pay', () => {
  let gate: Gate
  let till: Till
  beforeAll(async () => {
    gate = await aGate()
    till = tillV2(gate.client, gate.credentials)
  })
  afterAll(() => gate.close())

  const name = { appid, mchid, outTradeNo: 'p1' }
  const wanted = {
    ...{ ...name, openid: 'o1', amountFen: 4500, notifyUrl: 'https://store.example.com/pay/notify/t' },
    ...{ description: '茶'.repeat(60), expiresAt: new Date('2026-01-05T02:00:00Z') },
  }
  const paid = { out_trade_no: 'p1', trade_state: 'SUCCESS', total_fee: '4500', transaction_id: 't1' }
  const refusal = async (asked: Promise<unknown>) => {
    const error: unknown = await asked.catch((thrown: unknown) => thrown)
    if (!(error instanceof PayError)) throw new Error('was not refused')
    const { errorClass, code, reason, isNoAnswer } = error
    return { errorClass, code, reason, isNoAnswer }
  }

  it('orders what the customer pays: signed, in Beijing’s time, no longer than WeChat Pay takes', async () => {
    gate.says({ prepay_id: 'wx1' })
    expect(await till.order(wanted)).toBe('wx1')

    const [{ path, fields, shown } = { path: '', fields: {} as Record<string, string>, shown: '' }] = gate.knocks
    expect([path, shown]).toEqual(['/pay/unifiedorder', null])
    expect(fields).toMatchObject({ total_fee: '4500', openid: 'o1', time_expire: '20260105100000', mch_id: mchid })
    expect(fields.body).toBe('茶'.repeat(42))
    expect(signV2(fields, key, 'HMAC-SHA256')).toBe(fields.sign)
  })

  it.each([
    ['茶\r\n壶\u0000\u0007', '茶 壶 '],
    ['茶\ud83d\ufffe壶', '茶 壶'],
  ])('says what no XML can hold as a space: %j', async (told, said) => {
    gate.says({ prepay_id: 'wx1' })
    await till.order({ ...wanted, description: told })
    const [{ fields } = { fields: {} as Record<string, string> }] = gate.knocks
    expect(fields.body).toBe(said)
    expect(signV2(fields, key, 'HMAC-SHA256')).toBe(fields.sign)
  })

  it('has the phone sign as the order was', () => {
    const parameters = till.parameters(appid, 'wx1', new Date(1_767_578_400_000))
    const { paySign, ...signed } = parameters
    expect(signed).toMatchObject({ timeStamp: '1767578400', package: 'prepay_id=wx1', signType: 'HMAC-SHA256' })
    expect(signV2({ appId: appid, ...signed }, key, 'HMAC-SHA256')).toBe(paySign)
  })

  it('hears of a payment in the words of v3', async () => {
    gate.says({ ...paid, openid: 'o1', time_end: '20260105100203' })
    expect(await till.query(name)).toEqual({
      ...{ appid, mchid, out_trade_no: 'p1', transaction_id: 't1', trade_state: 'SUCCESS' },
      ...{ success_time: '2026-01-05T10:02:03+08:00', payer: { openid: 'o1' } },
      amount: { total: 4500, currency: 'CNY' },
    })
  })

  it('shows its certificate for a refund, and for nothing else', async () => {
    const asked = { out_trade_no: 'p1', out_refund_no: 'r1', refund_id: '5', refund_fee: '100', total_fee: '4500' }
    gate.says(asked)
    const refund = { ...name, transactionId: 't1', outRefundNo: 'r1', reason: '退款', refundFen: 100, totalFen: 4500 }
    const answer = await till.refund({ ...refund, notifyUrl: wanted.notifyUrl })

    expect(answer).toMatchObject({ refund_id: '5', status: 'PROCESSING', amount: { total: 4500, refund: 100 } })
    expect(gate.knocks).toMatchObject([{ path: '/secapi/pay/refund', shown: mchid }])
  })

  it('gives the reason of a refund on one line, and no longer than WeChat Pay takes', async () => {
    gate.says({ out_trade_no: 'p1', out_refund_no: 'r1', refund_id: '5', refund_fee: '100', total_fee: '4500' })
    const reason = `少了\r\n${'茶'.repeat(60)}`
    const refund = { ...name, transactionId: 't1', outRefundNo: 'r1', reason, refundFen: 100, totalFen: 4500 }
    await till.refund({ ...refund, notifyUrl: wanted.notifyUrl })
    expect(gate.knocks).toMatchObject([{ fields: { refund_desc: `少了 ${'茶'.repeat(24)}` } }])
  })

  it.each([
    ['SUCCESS', 'SUCCESS'],
    ['PROCESSING', 'PROCESSING'],
    ['REFUNDCLOSE', 'CLOSED'],
    ['CHANGE', 'ABNORMAL'],
    ['SOMETHINGNEW', 'PROCESSING'],
  ])('takes a refund that is %s as %s', async (told, status) => {
    const found = { out_refund_no_0: 'r1', refund_id_0: '5', refund_fee_0: '100', refund_status_0: told }
    gate.says({ out_trade_no: 'p1', total_fee: '4500', ...found })
    expect(await till.queryRefund({ appid, mchid, outRefundNo: 'r1' })).toMatchObject({ status, refund_id: '5' })
  })

  it.each([
    ['signed with another key', () => signedAnswer(paid, 'AnotherKey0123456789AnotherKey01')],
    ['not signed', () => signedAnswer(paid).replace(/<sign>.*<\/sign>/, '')],
    ['changed on its way', () => signedAnswer(paid).replace('4500', '4501')],
    ['about another order', () => signedAnswer({ ...paid, out_trade_no: 'p2' })],
    ['about another merchant', () => signedAnswer({ ...paid, mch_id: '1700000009' })],
    ['no XML', () => 'SUCCESS'],
    ['XML with a DOCTYPE', () => `<!DOCTYPE x []>${signedAnswer(paid)}`],
    ['without what was asked for', () => signedAnswer({ out_trade_no: 'p1' })],
  ])('believes no answer that is %s: nobody knows then', async (_what, answer) => {
    gate.says(answer())
    expect(await refusal(till.query(name))).toMatchObject({ code: 'PAY_NO_ANSWER', isNoAnswer: true })
  })

  const no = (code: string) => ({ result_code: 'FAIL', err_code: code })
  const atGate = (words: string) => `<xml><return_code>FAIL</return_code><return_msg>${words}</return_msg></xml>`
  it.each([
    ['ORDERNOTEXIST', no('ORDERNOTEXIST'), 'gone', 'PAY_NOT_FOUND'],
    ['APPID_MCHID_NOT_MATCH', no('APPID_MCHID_NOT_MATCH'), 'binding', 'PAY_APPID_NOT_BOUND'],
    ['NOAUTH', no('NOAUTH'), 'permission', 'PAY_PERMISSION_MISSING'],
    ['NOTENOUGH', no('NOTENOUGH'), 'funds', 'PAY_FUNDS_MISSING'],
    ['ORDERPAID', no('ORDERPAID'), 'done', 'PAY_ORDER_PAID'],
    ['a wrong key', atGate('签名错误'), 'credentials', 'PAY_CREDENTIALS_REFUSED'],
    ['an unknown merchant', atGate('mch_id参数错误'), 'credentials', 'PAY_MERCHANT_UNKNOWN'],
    ['words not known', atGate('缺少参数body'), 'request', 'PAY_REQUEST_REFUSED'],
    [
      'a missing certificate',
      { status: 400, text: '<html>No required SSL certificate was sent</html>' },
      'credentials',
      'PAY_CREDENTIALS_REFUSED',
    ],
  ])('knows what to do about %s', async (_what, answer, errorClass, code) => {
    gate.says(answer)
    expect(await refusal(till.query(name))).toMatchObject({ errorClass, code, isNoAnswer: false })
    expect(gate.knocks).toHaveLength(1)
  })

  it.each([401, 403, 404, 502])('learns nothing of an order from whoever answers with %i', async (status) => {
    gate.says({ status, text: '<html>nginx</html>' })
    const nobodyKnows = { errorClass: 'retry', code: 'PAY_NO_ANSWER', reason: `http ${status}`, isNoAnswer: true }
    expect(await refusal(till.query(name))).toEqual(nobodyKnows)
  })

  it('asks again where WeChat Pay is busy', async () => {
    gate.says(no('SYSTEMERROR'), { status: 502, text: 'Bad Gateway' }, paid)
    expect(await till.query(name)).toMatchObject({ trade_state: 'SUCCESS' })
    expect(new Set(gate.knocks.map(({ fields }) => fields.nonce_str)).size).toBe(3)
  })

  it('fetches the bill of a day as text, and hears that there is none', async () => {
    const ofBills = tillV2(gate.plain, gate.credentials)
    gate.says('\uFEFF交易时间,公众账号ID\r\n')
    const bill = await ofBills.bill({ appid, mchid, day: '2026-01-05' })
    expect([bill?.bytes.toString(), bill?.hash]).toEqual(['\uFEFF交易时间,公众账号ID\r\n', null])
    expect(gate.knocks).toMatchObject([{ fields: { bill_date: '20260105', bill_type: 'ALL' } }])

    gate.says(atGate('No Bill Exist'))
    expect(await ofBills.bill({ appid, mchid, day: '2026-01-04' })).toBeNull()
    gate.says(atGate('invalid bill_date'))
    expect(await refusal(ofBills.bill({ appid, mchid, day: '2026-01-04' }))).toMatchObject({ errorClass: 'request' })
  })
})
