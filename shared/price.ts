/** What is bought, as far as its price goes. Money in fen. */
export interface PricedLine {
  /** For one: the variant's price and what its choices add. */
  priceFen: number
  /** For one, where it is taken away or sent. */
  packingFeeFen: number
  quantity: number
}

/** How the fee for bringing it is made. */
export interface FeeRule {
  feeFen: number
  /** From this much of goods on it costs nothing; null where it always costs. */
  freeFromFen: number | null
}

/** Every part of what is to be paid: `total = goods + packing + delivery − discount`. */
export interface Amounts {
  goodsFen: number
  packingFen: number
  deliveryFen: number
  discountFen: number
  totalFen: number
}

export interface Pricing {
  isPacked: boolean
  fee: FeeRule | null
  /** What the store takes off; never more than there is. */
  discountFen?: number
}

/** What these lines cost together, whatever their order. */
export function priceOf(lines: readonly PricedLine[], { isPacked, fee, discountFen = 0 }: Pricing): Amounts {
  const goodsFen = sum(lines.map(({ priceFen, quantity }) => priceFen * quantity))
  const packingFen = isPacked ? sum(lines.map(({ packingFeeFen, quantity }) => packingFeeFen * quantity)) : 0
  const deliveryFen = fee ? feeOf(fee, goodsFen) : 0
  const gross = goodsFen + packingFen + deliveryFen
  const taken = Math.min(Math.max(discountFen, 0), gross)
  return { goodsFen, packingFen, deliveryFen, discountFen: taken, totalFen: gross - taken }
}

const feeOf = ({ feeFen, freeFromFen }: FeeRule, goodsFen: number): number =>
  freeFromFen !== null && goodsFen >= freeFromFen ? 0 : feeFen

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)
