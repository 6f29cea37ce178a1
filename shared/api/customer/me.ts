import { z } from 'zod'
import { takes } from '../contract'
import { phoneNumber, rowId } from '../ids'

export interface CustomerView {
  id: string
  name: string | null
  avatarUrl: string | null
  /** Masked in the middle. */
  phone: string | null
  /** Orders by where they stand, for the marks on the page 我的. */
  counts: { unpaid: number; underWay: number; shipped: number; refunds: number }
}

export interface CustomerSignedInView {
  token: string
  expiresAt: string
  me: CustomerView
}

export interface AddressView {
  id: string
  name: string
  phone: string
  province: string
  city: string
  district: string
  detail: string
  isDefault: boolean
}

const part = z.string().trim().min(1).max(40)
const address = {
  name: z.string().trim().min(1).max(20),
  phone: phoneNumber,
  province: part,
  city: part,
  district: z.string().trim().max(40),
  detail: z.string().trim().min(1).max(120),
  isDefault: z.boolean().default(false),
}

/** What an order says about the person. */
export interface OwnOrderData {
  number: string
  placedAt: string
  totalFen: number
  summary: string
  contactName: string | null
  contactPhone: string | null
  place: { province: string; city: string; district: string; detail: string } | null
  note: string
}

/** Everything we hold about a person, as they may ask for it. */
export interface PersonalDataView {
  me: { name: string | null; phone: string | null; avatarUrl: string | null; since: string }
  addresses: AddressView[]
  orders: OwnOrderData[]
}

/** Mounted under /api/customer/:storeKey: signing in. */
export const customerSessionApi = {
  'POST /sessions': takes(z.object({ code: z.string().min(1).max(256) })).publicly.gives<CustomerSignedInView>(),
}

/** Mounted under /api/customer/:storeKey: about the person. */
export const customerMeApi = {
  'GET /me': takes(z.object({})).gives<CustomerView>(),
  'PUT /me': takes(z.object({ name: z.string().trim().min(1).max(20) })).gives<CustomerView>(),
  'POST /me/avatar': takes(z.object({}))
    .withFile('file', 4 * 1024 * 1024)
    .gives<CustomerView>(),
  'POST /me/phone': takes(
    z.union([
      z.object({ code: z.string().min(1).max(256) }),
      z.object({ encryptedData: z.string().min(1).max(4096), iv: z.string().min(1).max(64) }),
    ]),
  ).gives<CustomerView>(),
  'GET /me/data': takes(z.object({})).gives<PersonalDataView>(),
  'DELETE /me': takes(z.object({})).gives<Record<string, never>>(),
  'GET /addresses': takes(z.object({})).gives<AddressView[]>(),
  'POST /addresses': takes(z.object(address)).gives<AddressView>(),
  'PUT /addresses/:addressId': takes(z.object({ addressId: rowId, ...address })).gives<AddressView>(),
  'DELETE /addresses/:addressId': takes(z.object({ addressId: rowId })).gives<AddressView[]>(),
}
