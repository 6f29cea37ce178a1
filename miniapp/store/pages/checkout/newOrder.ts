import type { QuoteView } from '../../../../shared/api/customer/orders'
import type { Problem } from '../../../../shared/next'
import { isBrought, type PayMethod } from '../../../../shared/order'
import { placingKey } from './placingKey'
import { contactOf, isPhone, type Details } from './useDetails'
import type { NewOrder } from './usePlacing'
import type { What } from './what'

interface Wanted {
  what: What
  quote: QuoteView
  details: Details
  note: string
}

/** How it is paid: as chosen, or the first way there is. */
export function payMethodOf({ method, methods }: QuoteView, { payMethod }: Pick<Details, 'payMethod'>): PayMethod {
  const ways = methods.find((each) => each.method === method)?.payMethods ?? []
  return ways.find((each) => each === payMethod) ?? ways[0] ?? 'offline'
}

/** What is sent when the button is tapped: exactly what the customer sees. */
export function newOrder({ what, quote, details, note }: Wanted): NewOrder {
  const { method, address, amounts } = quote
  const { name, phone } = contactOf(quote, details)
  return {
    requestKey: placingKey(quote),
    what,
    method: method ?? 'pickup',
    payMethod: payMethodOf(quote, details),
    ...(method && isBrought(method) && address && { addressId: address.id }),
    ...(method === 'pickup' && { contactPhone: phone, ...(name && { contactName: name }) }),
    ...(method !== 'express' && details.wantedAt && { wantedAt: details.wantedAt }),
    note,
    expectedTotalFen: amounts.totalFen,
  }
}

/** What is still in the way; a telephone number that was typed here the server does not know yet. */
export function obstacleOf(quote: QuoteView, details: Details): Problem | null {
  const { phone } = contactOf(quote, details)
  const wantsPhone = quote.method === 'pickup'
  if (wantsPhone && phone !== '' && !isPhone(phone))
    return { code: 'CONTACT_UNREADABLE', text: '这个电话号码好像不对，请检查一下' }
  return quote.problems.find(({ code }) => code !== 'CONTACT_MISSING' || phone === '') ?? null
}
