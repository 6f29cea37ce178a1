import type { MerchantOrderCard } from '../../../shared/api/merchant/orders'
import { methodTexts } from '../../../shared/order'

type Placed = Pick<MerchantOrderCard, 'method' | 'tableName' | 'pickupNumber' | 'contactName'>

/** Where it goes, as it is called across the counter: `自提 8 号`, `A3 桌`, `快递 · 林小满`. */
export function placeName({ method, tableName, pickupNumber, contactName }: Placed): string {
  const { name } = methodTexts[method]
  if (tableName) return `${name} · ${tableName}`
  if (pickupNumber !== null) return `${name} ${pickupNumber} 号`
  return contactName ? `${name} · ${contactName}` : name
}
