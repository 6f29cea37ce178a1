import type { AddressRow, CustomerRow } from '../../db/models/customer'
import { Failure } from '../../failures'
import { newId } from '../../ids'
import type { Store } from '../../store'

export type AddressInput = Omit<AddressRow, 'id' | 'storeId' | 'customerId' | 'createdAt'>

const most = 20

/** The default first, then the newest. */
export const listAddresses = (store: Store, { id }: CustomerRow): Promise<AddressRow[]> =>
  store.addresses.list(
    { customerId: id },
    {
      order: [
        ['isDefault', 'DESC'],
        ['createdAt', 'DESC'],
      ],
    },
  )

/** The same address again is the same row: phones repeat what they did not hear about. @throws TOO_MANY_ADDRESSES */
export async function addAddress(
  store: Store,
  customer: CustomerRow,
  input: AddressInput,
  now: Date,
): Promise<AddressRow> {
  const customerId = customer.id
  return store.transaction(async (within) => {
    const known = await listAddresses(within, customer)
    const { isDefault, ...place } = input
    const same = known.find((row) =>
      Object.entries(place).every(([key, value]) => row[key as keyof AddressRow] === value),
    )
    if (same) return edit(within, same, input)
    if (known.length >= most) throw new Failure('TOO_MANY_ADDRESSES', { customerId })
    const becomesDefault = isDefault || known.length === 0
    if (becomesDefault) await within.addresses.update({ customerId }, { isDefault: false })
    return within.addresses.create({
      ...place,
      isDefault: becomesDefault,
      id: newId(),
      storeId: store.row.id,
      customerId,
      createdAt: now,
    })
  })
}

/** @throws ADDRESS_NOT_FOUND also for somebody else's */
export async function getAddress(store: Store, { id: customerId }: CustomerRow, id: string): Promise<AddressRow> {
  const row = await store.addresses.find({ id, customerId })
  if (!row) throw new Failure('ADDRESS_NOT_FOUND', { id })
  return row
}

/** @throws ADDRESS_NOT_FOUND */
export async function editAddress(
  store: Store,
  customer: CustomerRow,
  id: string,
  input: AddressInput,
): Promise<AddressRow> {
  const row = await getAddress(store, customer, id)
  return store.transaction((within) => edit(within, row, input))
}

/** The usual one stays it until another one is: it is not unsaid, there is always one. */
async function edit(within: Store, row: AddressRow, input: AddressInput): Promise<AddressRow> {
  const values = { ...input, isDefault: input.isDefault || row.isDefault }
  if (input.isDefault) await within.addresses.update({ customerId: row.customerId }, { isDefault: false })
  await within.addresses.update({ id: row.id }, values)
  return { ...row, ...values }
}

/** One that is gone already is gone. After the usual one the newest is the usual one. */
export async function removeAddress(store: Store, customer: CustomerRow, id: string): Promise<AddressRow[]> {
  return store.transaction(async (within) => {
    await within.addresses.remove({ id, customerId: customer.id })
    const [newest, ...others] = await listAddresses(within, customer)
    if (!newest || newest.isDefault) return newest ? [newest, ...others] : []
    await within.addresses.update({ id: newest.id }, { isDefault: true })
    return [{ ...newest, isDefault: true }, ...others]
  })
}
