import { moment } from '../payments/shape'
import { no } from './errcodes'
import { text } from './row'

type Fields = Record<string, unknown>

/** What a caller reports: how, in which parcels, and whether that is all. */
export interface Report {
  logisticsType: number
  deliveryMode: number
  isAll: boolean
  parcels: Fields[]
  uploadedAt: number
}

const express = 1
const split = 2
const mostParcels = 15

export const part = (from: Fields, name: string): Fields => {
  const value = from[name]
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}

function checkParcel(parcel: Fields, isExpress: boolean): void {
  const [number, company, goods] = [
    text(parcel, 'tracking_no'),
    text(parcel, 'express_company'),
    text(parcel, 'item_desc'),
  ]
  if (isExpress && !number) throw no(268485226)
  if (isExpress && !company) throw no(268485227)
  if (number.length > 128) throw no(10060026)
  if (company.length > 128) throw no(10060025)
  if (!goods) throw no(10060008)
  if ([...goods].length > 120) throw no(10060009)
  checkContact(parcel, company)
}

/** 顺丰 wants a telephone number, masked but for its last four digits (grade A). */
function checkContact(parcel: Fields, company: string): void {
  const contact = part(parcel, 'contact')
  const numbers = [text(contact, 'consignor_contact'), text(contact, 'receiver_contact')].filter(Boolean)
  if (company === 'SF' && numbers.length === 0) throw no(10060014, 'contact is required for SF')
  if (!numbers.every((number) => /^[\d*+-]*\*+[\d*+-]*\d{4}$/.test(number))) throw no(10060014, 'contact is not masked')
}

function parcelsOf(body: Fields, isUnified: boolean): Fields[] {
  const list = body['shipping_list']
  if (!Array.isArray(list)) throw no(47001, 'shipping_list is not an array')
  if (isUnified && list.length !== 1) throw no(268485228)
  if (list.length === 0) throw no(10060014, 'shipping_list is empty')
  if (list.length > mostParcels) throw no(10060024)
  return list as Fields[]
}

function uploadTime(body: Fields): number {
  const said = text(body, 'upload_time')
  if (moment(said)) throw no(268485216)
  return Date.parse(said)
}

/** What can be wrong about a report without knowing the order, in the order of the list of errors (D). */
export function readReport(body: Fields): Report {
  const [logisticsType, deliveryMode] = [Number(body['logistics_type']), Number(body['delivery_mode'])]
  if (![1, 2, 3, 4].includes(logisticsType)) throw no(10060005)
  if (![1, split].includes(deliveryMode)) throw no(268485224)
  if (deliveryMode === split && logisticsType !== express) throw no(10060006)
  const isAll = body['is_all_delivered']
  if (deliveryMode === split && typeof isAll !== 'boolean') throw no(10060007)
  const parcels = parcelsOf(body, deliveryMode !== split)
  parcels.forEach((parcel) => checkParcel(parcel, logisticsType === express))
  return {
    logisticsType,
    deliveryMode,
    isAll: deliveryMode !== split || isAll === true,
    parcels,
    uploadedAt: uploadTime(body),
  }
}
