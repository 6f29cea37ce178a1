import type { OrderView } from '../../shared/api/customer/orders'
import type { CallFailure } from '../../miniapp/kit/call'
import { isOver, outcomeOf, type Told } from '../../miniapp/store/pages/pay/outcome'

const told = (order: Partial<OrderView>, state: Told['state'] = 'paid'): Told => ({
  state,
  order: { state: 'unpaid', paidFen: 4500, ...order } as OrderView,
})

const after = (order: Partial<OrderView>, state?: Told['state']) =>
  outcomeOf({ stage: 'over', told: told(order, state), failure: null })

it('is over once the order no longer waits for its money', () => {
  expect(isOver(told({}, 'waiting'))).toBe(false)
  expect(isOver(told({ state: 'paid' }))).toBe(true)
  expect(isOver(told({}, 'disputed'))).toBe(true)
})

it('says that money which came too late goes back by itself', () => {
  for (const state of ['latePaid', 'closed'] as const)
    expect(after({ state })).toMatchObject({ title: '订单已经关闭', canPayAgain: false })
})

it('says of an order that closed unpaid that its time is over, and asks for nothing more', () => {
  expect(after({ state: 'closed', paidFen: 0 }, 'closed')).toMatchObject({ title: '订单已经关闭', canPayAgain: false })
  expect(after({ state: 'closed', paidFen: 0 }, 'closed').note).toContain('已经过了付款时间')
})

it('celebrates nothing that has to be looked at', () => {
  expect(after({ state: 'unpaid' }, 'disputed')).toMatchObject({ tone: 'failing', canPayAgain: false })
  expect(after({ state: 'paid' })).toMatchObject({ tone: 'done', title: '付款成功', fen: 4500 })
})

it('lets nobody pay anew for what is over', () => {
  const failure = { code: 'PAYMENT_EXPIRED', text: '付款时间已经过了，请重新下单', next: 'refresh' } as CallFailure
  expect(outcomeOf({ stage: 'idle', told: null, failure })).toMatchObject({ canPayAgain: false, note: failure.text })
  expect(outcomeOf({ stage: 'late', told: null, failure: null })).toMatchObject({ canPayAgain: true })
})
