import { BillUnreadable, readTradeBill } from '../../server/pay/tradeBill'

const head =
  '交易时间,公众账号ID,商户号,特约商户号,微信订单号,商户订单号,交易状态,商户退款单号,退款状态,订单金额,申请退款金额'
const line = (state: string, paid: string, asked: string) =>
  ['2026-11-02 12:00:00', 'wx1', '1700000001', '0', '42', 'p1', state, 'r1', 'SUCCESS', paid, asked]
    .map((cell) => `\`${cell}`)
    .join(',')
const payment = line('SUCCESS', '12.80', '0.00')
const refund = line('REFUND', '0.00', '1.00')
const sumHead = '总交易单数,应结订单总金额,退款总金额'
const bill = (...lines: string[]) => Buffer.from(`\ufeff${lines.map((each) => `${each}\r\n`).join('')}`)

it('reads payments and refunds, and none of the sums', () => {
  const lines = readTradeBill(bill(head, payment, refund, sumHead, '`2,`12.80,`1.00'))
  expect(lines).toMatchObject([
    { kind: 'payment', outTradeNo: 'p1', amountFen: 1280 },
    { kind: 'refund', outRefundNo: 'r1', amountFen: 100 },
  ])
  expect(readTradeBill(bill(head, sumHead, '`0,`0.00,`0.00'))).toEqual([])
})

it.each([
  ['has lost its sums', [head, payment, payment, refund]],
  ['has lost the last of them', [head, payment, refund, sumHead]],
  ['has lost lines', [head, payment, sumHead, '`2,`12.80,`1.00']],
  ['counts nothing', [head, payment, sumHead, '`,`12.80,`1.00']],
  ['ends after its header', [head]],
])('does not believe a bill that %s', (_title, lines) => {
  expect(() => readTradeBill(bill(...lines))).toThrow(BillUnreadable)
})
