import type { CustomerCard } from '../../shared/api/merchant/customers'

/** How the staff may call somebody who has given no name. */
export const calledOf = ({ name, phone }: Pick<CustomerCard, 'name' | 'phone'>): string => name ?? phone ?? '微信顾客'
