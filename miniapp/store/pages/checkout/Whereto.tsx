import type { QuoteView } from '../../../../shared/api/customer/orders'
import { isBrought } from '../../../../shared/order'
import { AddressCard } from './AddressCard'
import { ContactCard } from './ContactCard'
import { PlaceCard } from './PlaceCard'
import { TableCard } from './TableCard'
import type { Details } from './useDetails'

interface Props {
  quote: QuoteView
  details: Details
  onChange(some: Partial<Details>): void
  onAddress(addressId: string): void
  onRefresh(): void
}

/** Where it goes, or where it is fetched and by whom. */
export function Whereto({ quote, details, onChange, onAddress, onRefresh }: Props) {
  const { method, address } = quote
  if (!method) return null
  if (isBrought(method)) return <AddressCard address={address} onAddress={onAddress} />
  if (method === 'pickup')
    return (
      <>
        <PlaceCard />
        <ContactCard quote={quote} details={details} onChange={onChange} onGiven={onRefresh} />
      </>
    )
  return <TableCard name={quote.tableName} />
}
