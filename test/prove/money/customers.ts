import type { CustomerSignedInView } from '../../../shared/api/customer/me'
import type { OrderView } from '../../../shared/api/customer/orders'
import type { PaymentParametersView, PaymentStartView } from '../../../shared/api/customer/payment'
import type { Said } from '../office'
import { pause } from '../wait'
import type { Market } from './market'
import type { Stall, Ware } from './stall'

export type Phone = 'customer' | 'merchant'

/** Somebody who buys in one store. A server may be dead at any moment, so every answer may be none. */
export interface Customer {
  say<T>(method: string, path: string, body?: unknown): Promise<Said<T>>
  /** Null where it could not be placed: sold out, or nobody answered. */
  place(ware: Ware, quantity: number, requestKey: string): Promise<OrderView | null>
  /** What the phone pays with; null where there is nothing to pay, or nobody answered. */
  begin(orderId: string): Promise<PaymentStartView | null>
  /** On the sheet of WeChat. */
  pay(parameters: PaymentParametersView, choice?: 'pay' | 'cancel'): Promise<boolean>
  confirm(orderId: string): Promise<void>
}

const tries = 5
const againMs = 150

/** Taps again as long as nobody answers, or WeChat Pay has not. */
export async function insist<T>(work: () => Promise<Said<T>>): Promise<T | null> {
  for (let tried = 0; tried < tries; tried++) {
    const said = await work()
    if (said.code === null) return said.data
    if (said.status !== 0 && said.status < 500 && said.status !== 401 && said.status !== 429) return null
    await pause(againMs * (tried + 1))
  }
  return null
}

export function aCustomer({ simulated, door }: Market, { appid, row }: Stall, phone: Phone): Customer {
  const url = `${door.url}/api/customer/${row.key}`
  let token: Promise<string> | null = null

  async function signIn(): Promise<string> {
    const { code } = await simulated.control<{ code: string }>(`/_sim/phones/${phone}/login`, { appid })
    const said = await ask<CustomerSignedInView>(url, '', 'POST', '/sessions', { code })
    if (said.data === null) throw new Error(`${phone} cannot sign in: ${said.code}`)
    return said.data.token
  }

  async function say<T>(method: string, path: string, body?: unknown): Promise<Said<T>> {
    token ??= signIn()
    const mine = token
    const forget = () => {
      if (token === mine) token = null // of many at once only the first signs in anew
    }
    const known = await mine.catch(() => '')
    if (known === '') {
      forget()
      return { status: 0, data: null, code: 'UNREACHABLE' }
    }
    const said = await ask<T>(url, known, method, path, body)
    if (said.status === 401) forget()
    return said
  }

  return {
    say,
    place: (ware, quantity, requestKey) =>
      insist(() => say<OrderView>('POST', '/orders', wish(ware, quantity, requestKey))),
    begin: (orderId) => insist(() => say<PaymentStartView>('POST', `/orders/${orderId}/payment`, {})),
    pay: async (parameters, choice = 'pay') => {
      const wanted = { who: phone, appid, parameters, choice }
      const { errMsg } = await simulated.control<{ errMsg: string }>('/_sim/payments/pay', wanted)
      return errMsg === 'requestPayment:ok'
    },
    confirm: async (orderId) => void (await say('POST', `/orders/${orderId}/payment/confirm`, {})),
  }
}

const wish = ({ goodsId, variantId, priceFen }: Ware, quantity: number, requestKey: string): object => ({
  what: { from: 'goods', goodsId, variantId, choiceIds: [], quantity },
  ...{ method: 'pickup', payMethod: 'online', contactPhone: '13957112846' },
  ...{ requestKey, expectedTotalFen: priceFen * quantity },
})

async function ask<T>(url: string, token: string, method: string, path: string, body?: unknown): Promise<Said<T>> {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
  try {
    const sent = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }
    const answer = await fetch(url + path, sent)
    const { data, error } = (await answer.json()) as { data?: T; error?: { code: string } }
    if (error) return { status: answer.status, data: null, code: error.code }
    return { status: answer.status, data: data as T, code: null }
  } catch {
    return { status: 0, data: null, code: 'UNREACHABLE' }
  }
}
