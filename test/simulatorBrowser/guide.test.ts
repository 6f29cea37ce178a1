import { steps } from '../simulator/browser/desk/guideSteps'
import type { DeskState, Entry } from '../simulator/browser/desk/types'

/** A world in which nothing has happened. */
const nothing = {
  apps: [],
  phones: { merchant: { album: [] }, customer: { opened: [] } },
  pay: { merchants: [], orders: [] },
} as unknown as DeskState // what the steps read of it

const asked = (request: string, body = '', status = 200): Entry => {
  const [method = '', path = ''] = request.split(' ')
  const answer = { status, contentType: 'application/json', body }
  return {
    ...{ id: 1, at: 0, kind: 'phone', title: 'wx.request', path, answer },
    request: { method, url: `http://127.0.0.1${path}`, headers: {}, body: '' },
  } as unknown as Entry // the rest is for the journal
}

const isDone = (key: string, ...journal: Entry[]): boolean | undefined =>
  steps.find((step) => step.key === key)?.isDone(nothing, journal)

const merchant = '/api/merchant/s_1'
const customer = '/api/customer/s_1'

describe('the tour', () => {
  it.each([
    ['store', 'POST /api/merchant/me/stores'],
    ['scan', 'GET /a/attempt-0001'],
    ['details', `PUT ${merchant}/`],
    ['goods', `PUT ${merchant}/goods/g_1/stock`],
    ['order', `POST ${customer}/orders`],
    ['accept', `POST ${merchant}/orders/o_1/accept`],
    ['handOver', `POST ${merchant}/orders/o_1/hand-over`],
    ['table', `GET ${customer}/tables/t_1`],
    ['clear', `POST ${merchant}/sittings/s_1/close`],
    ['look', `PUT ${merchant}/storefront`],
  ])('ends the step %s with %s, once it is answered well', (key, request) => {
    expect(isDone(key)).toBe(false)
    expect(isDone(key, asked(request, '', 409))).toBe(false)
    expect(isDone(key, asked(request))).toBe(true)
  })

  it('waits for goods that can be sold: samples alone are none, three of one’s own are', () => {
    expect(isDone('goods', asked(`POST ${merchant}/goods-samples`))).toBe(false)
    const own = asked(`POST ${merchant}/goods`)
    expect([isDone('goods', own, own), isDone('goods', own, own, own)]).toEqual([false, true])
  })

  it('waits for a bill that has been compared', () => {
    const bills = (state: string) =>
      asked(`GET ${merchant}/bills`, `{"data":{"rows":[{"state":"${state}"}],"after":null}}`)
    expect([isDone('bill', bills('waiting')), isDone('bill', bills('matched'))]).toEqual([false, true])
  })

  it('names every step once', () => {
    expect(new Set(steps.map(({ key }) => key)).size).toBe(steps.length)
  })
})
