import type { AddressView, CustomerView, PersonalDataView } from '../../../shared/api/customer/me'
import type { AddressRow, CustomerRow } from '../../db/models/customer'
import type { PersonalData } from '../../services/customers/erasure'
import { countsOfCustomer } from '../../services/orders/ofCustomer'
import type { Store } from '../../store'
import { avatarUrl, maskedPhone } from '../valueViews'

export async function customerView(store: Store, customer: CustomerRow): Promise<CustomerView> {
  const { id, name, phone } = customer
  const counts = await countsOfCustomer(store, customer)
  return { id, name, avatarUrl: avatarUrl(store, customer), phone: phone && maskedPhone(phone), counts }
}

export const addressView = ({
  id,
  name,
  phone,
  province,
  city,
  district,
  detail,
  isDefault,
}: AddressRow): AddressView => ({ id, name, phone, province, city, district, detail, isDefault })

export function personalDataView(store: Store, { customer, addresses, orders }: PersonalData): PersonalDataView {
  const { name, phone, createdAt } = customer
  return {
    me: { name, phone, avatarUrl: avatarUrl(store, customer), since: createdAt.toISOString() },
    addresses: addresses.map(addressView),
    orders: orders.map(({ number, placedAt, totalFen, summary, contactName, contactPhone, place, note }) => ({
      number,
      placedAt: placedAt.toISOString(),
      totalFen,
      summary,
      contactName,
      contactPhone,
      place,
      note,
    })),
  }
}
