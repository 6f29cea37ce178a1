import { paidText } from '../../miniapp/merchant/orders/paidText'

const order = { state: 'completed', method: 'express', payMethod: 'online' } as const
const money = { totalFen: 19900, paidFen: 19900, refundedFen: 0 }

describe('what is said of an order’s money', () => {
  it('is that it was paid, that a part went back or that all of it did', () => {
    expect(paidText({ ...order, ...money })).toBe('微信支付 · 已付款')
    expect(paidText({ ...order, ...money, refundedFen: 100 })).toBe('微信支付 · 已付款')
    expect(paidText({ ...order, ...money, refundedFen: 19900 })).toBe('微信支付 · 已全额退款')
    expect(paidText({ ...order, ...money, state: 'closed', refundedFen: 19900 })).toBe('微信支付 · 已全额退款')
    expect(paidText({ ...order, ...money, state: 'closed', paidFen: 0 })).toBe('微信支付')
  })

  it('is not that it was paid while it waits for the money, also where that came down to nothing', () => {
    expect(paidText({ ...order, ...money, state: 'unpaid', paidFen: 0 })).toBe('微信支付 · 未付款')
    expect(paidText({ ...order, state: 'unpaid', totalFen: 0, paidFen: 0, refundedFen: 0 })).toBe('微信支付 · 未付款')
    expect(paidText({ ...order, ...money, payMethod: 'offline', state: 'shipped', paidFen: 0 })).toBe(
      '货到付款 · 未付款',
    )
  })
})
