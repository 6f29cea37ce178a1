import { useState } from 'react'
import type { QuoteView } from '../../../../shared/api/customer/orders'
import type { PayMethod } from '../../../../shared/order'
import { useDraft } from '../../../kit/useDraft'

/** What the customer adds to the goods. */
export interface Details {
  /** Null: as the server knows it. */
  contactName: string | null
  contactPhone: string | null
  /** Null: as soon as it can be. */
  wantedAt: string | null
  payMethod: PayMethod | null
}

const nothing: Details = { contactName: null, contactPhone: null, wantedAt: null, payMethod: null }

/** What was typed stays when the customer leaves to look for an address; the note survives the whole visit. */
export function useDetails() {
  const [details, setDetails] = useState(nothing)
  const note = useDraft('order-note', '')
  return { details, note, change: (some: Partial<Details>) => setDetails((before) => ({ ...before, ...some })) }
}

const phones = /^(1\d{10}|0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4})$/

/** Whom to call: what was typed, or what the server knows from the last order. */
export const contactOf = ({ contact }: QuoteView, { contactName, contactPhone }: Details) => ({
  name: (contactName ?? contact.name).trim(),
  phone: (contactPhone ?? contact.phone).trim(),
})

export const isPhone = (typed: string): boolean => phones.test(typed.trim())
