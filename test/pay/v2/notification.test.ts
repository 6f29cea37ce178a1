import { NotificationUnreadable } from '../../../server/pay/notification'
import { SignatureRefused } from '../../../server/pay/trust'
import { noticesV2 } from '../../../server/pay/v2/notification'
import { sealRefund, signV2, type Fields, type SignType } from '../../simulator/payments/v2/sign'
import { writeXml } from '../../simulator/xml'
import { appid, key, mchid } from './aGate'

const older = 'TheKeyBeforeThatOne0123456789abc'
const opened = (xml: string, keys = [key, older]) =>
  noticesV2.open({ headers: {}, body: Buffer.from(xml), trust: new Map(), keys, now: new Date() })

const words: Fields = {
  ...{ return_code: 'SUCCESS', result_code: 'SUCCESS', appid, mch_id: mchid, openid: 'o1', out_trade_no: 'p1' },
  ...{ total_fee: '4500', transaction_id: 't1', time_end: '20260105100203', attach: '茶 & <壶>' },
}
const paidNotice = (more: Fields = {}, by = key, type: SignType = 'MD5') => {
  const all = { ...words, ...more }
  return writeXml({ ...all, sign: signV2(all, by, type) })
}

describe('a payment told by API v2', () => {
  it('is believed with the merchant’s signature, and said in the words of v3', () => {
    expect(opened(paidNotice())).toMatchObject({
      ...{ eventType: 'TRANSACTION.SUCCESS', isHint: false, keyIndex: 0 },
      resource: { appid, mchid, out_trade_no: 'p1', trade_state: 'SUCCESS', amount: { total: 4500, currency: 'CNY' } },
    })
  })

  it('may be signed with HMAC without saying so, and with the key before', () => {
    expect(opened(paidNotice({}, key, 'HMAC-SHA256')).keyIndex).toBe(0)
    expect(opened(paidNotice({}, older)).keyIndex).toBe(1)
  })

  it('has one name however often it is told', () => {
    expect(opened(paidNotice({ nonce_str: 'a' })).id).toBe(opened(paidNotice({ nonce_str: 'b' })).id)
  })

  it('is no success where WeChat Pay says that it failed', () => {
    expect(opened(paidNotice({ result_code: 'FAIL' })).resource).toMatchObject({ trade_state: 'PAYERROR' })
    expect(opened(paidNotice({ result_code: 'FAIL', transaction_id: '' })).id).toBe('payment p1')
  })

  it.each([
    ['without a signature', writeXml(words)],
    ['with an empty one', writeXml({ ...words, sign: '' })],
    ['signed with another key', paidNotice({}, 'AnotherKey0123456789AnotherKey01')],
    ['changed afterwards', paidNotice().replace('4500', '1')],
    ['with a second amount', paidNotice().replace('</xml>', '<total_fee>1</total_fee></xml>')],
    ['with a DOCTYPE', `<!DOCTYPE xml [<!ENTITY a "b">]>${paidNotice()}`],
    ['that is JSON', JSON.stringify(words)],
    ['that is empty', ''],
  ])('is not believed %s', (_what, xml) => {
    expect(() => opened(xml)).toThrow(SignatureRefused)
  })

  it('is unreadable where nothing names the payment', () => {
    expect(() => opened(paidNotice({ transaction_id: '' }))).toThrow(NotificationUnreadable)
  })
})

describe('a refund told by API v2', () => {
  const inner = (status: string) =>
    `<root><out_refund_no>r1</out_refund_no><out_trade_no>p1</out_trade_no><refund_id>5</refund_id><refund_status>${status}</refund_status></root>`
  const refundNotice = (text: string, by = key) =>
    writeXml({ return_code: 'SUCCESS', appid, mch_id: mchid, req_info: sealRefund(text, by) })

  it.each([
    ['SUCCESS', 'REFUND.SUCCESS', 'SUCCESS'],
    ['CHANGE', 'REFUND.ABNORMAL', 'ABNORMAL'],
    ['REFUNDCLOSE', 'REFUND.CLOSED', 'CLOSED'],
  ])('%s is a reason to ask, and no more', (told, eventType, refund_status) => {
    expect(opened(refundNotice(inner(told)))).toMatchObject({
      ...{ eventType, isHint: true },
      resource: { mchid, out_refund_no: 'r1', out_trade_no: 'p1', refund_status },
    })
  })

  it('may be encrypted with the key before', () => {
    expect(opened(refundNotice(inner('SUCCESS'), older)).keyIndex).toBe(1)
  })

  it.each([
    ['encrypted with another key', refundNotice(inner('SUCCESS'), 'AnotherKey0123456789AnotherKey01')],
    ['that is no XML inside', refundNotice('SUCCESS')],
    ['of a status not known', refundNotice(inner('FINE'))],
    ['that is not base64', writeXml({ appid, mch_id: mchid, req_info: '***' })],
  ])('is not taken where it is one %s', (_what, xml) => {
    expect(() => opened(xml)).toThrow(SignatureRefused)
  })
})

it('answers with the very words that WeChat Pay waits for', () => {
  expect(noticesV2.reply(null)).toEqual({
    type: 'text/xml',
    body: '<xml><return_code><![CDATA[SUCCESS]]></return_code><return_msg><![CDATA[OK]]></return_msg></xml>',
  })
  expect(noticesV2.reply('签名不对').body).toContain('<return_code><![CDATA[FAIL]]></return_code>')
})
