import { addressText } from '../../miniapp/kit/addressText'
import { hintOf } from '../../miniapp/merchant/orders/hint'
import { owedText, storyOf } from '../../miniapp/store/orders/story'
import type { OrderView } from '../../shared/api/customer/orders'
import type { MerchantOrderView } from '../../shared/api/merchant/orders'

const order = {
  state: 'completed',
  method: 'pickup',
  payMethod: 'online',
  paidFen: 4500,
  refundedFen: 0,
  totalFen: 4500,
} as const

describe('what a customer reads of their money', () => {
  it('says what has gone back of it, and when it was everything', () => {
    expect(owedText(order)).toBe('已付款')
    expect(owedText({ ...order, refundedFen: 500 })).toBe('已付款，已退 ¥5.00')
    expect(owedText({ ...order, refundedFen: 4500 })).toBe('已全额退款')
  })

  it('does not call an order paid that waits for the customer, though it costs nothing any more', () => {
    const free = { ...order, paidFen: 0, totalFen: 0 }
    expect(owedText({ ...free, state: 'unpaid' })).toContain('去付款')
    expect(owedText(free)).toBe('不用付钱')
  })
})

describe('a parcel that is paid when it comes', () => {
  const sent = { ...order, state: 'shipped', method: 'express', payMethod: 'offline', paidFen: 0 } as const
  const ofStaff = (more: Partial<MerchantOrderView>) => hintOf({ ...sent, expiresAt: null, closeReason: null, ...more })
  const noteOf = (more: Partial<OrderView>) => storyOf({ ...sent, actions: [], ...more } as OrderView).note

  it('waits for the money first, as both phones say', () => {
    expect(ofStaff({})).toBe('收到快递代收的货款后，点“已送达”')
    expect(noteOf({})).toBe('收货时付款给快递员')
    expect(noteOf({ method: 'delivery' })).toBe('收货时付款给送货的人')
  })

  it('waits for the customer once it is paid', () => {
    expect(ofStaff({ paidFen: 4500 })).toBe('在路上了，顾客收到后会自己确认')
    expect(noteOf({ actions: ['receive'] })).toBe('收到后请点“确认收货”')
  })
})

describe('an address', () => {
  const rest = { district: '东城区', detail: '朝阳门内大街 1 号' }

  it('names a municipality once, and a city in its province', () => {
    expect(addressText({ province: '北京市', city: '北京市', ...rest })).toBe('北京市东城区朝阳门内大街 1 号')
    expect(addressText({ province: '浙江省', city: '杭州市', ...rest })).toBe('浙江省杭州市东城区朝阳门内大街 1 号')
  })
})
