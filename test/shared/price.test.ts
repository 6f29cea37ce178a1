import fc from 'fast-check'
import { priceOf, type FeeRule, type PricedLine, type Pricing } from '../../shared/price'

const fen = fc.integer({ min: 0, max: 100_000_000 })
const line: fc.Arbitrary<PricedLine> = fc.record({
  priceFen: fen,
  packingFeeFen: fc.integer({ min: 0, max: 1_000_000 }),
  quantity: fc.integer({ min: 1, max: 999 }),
})
const lines = fc.array(line, { maxLength: 40 })
const fee: fc.Arbitrary<FeeRule> = fc.record({ feeFen: fen, freeFromFen: fc.option(fen) })
const pricing: fc.Arbitrary<Pricing> = fc.record({
  isPacked: fc.boolean(),
  fee: fc.option(fee),
  discountFen: fc.integer({ min: -1_000_000, max: 200_000_000 }), // also what no store may ask for
})

const sumOf = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

it('asks for the sum of the lines and the fees, less the discount', () => {
  fc.assert(
    fc.property(lines, pricing, (bought, rules) => {
      const { goodsFen, packingFen, deliveryFen, discountFen, totalFen } = priceOf(bought, rules)

      expect(goodsFen).toBe(sumOf(bought.map(({ priceFen, quantity }) => priceFen * quantity)))
      const packed = sumOf(bought.map(({ packingFeeFen, quantity }) => packingFeeFen * quantity))
      expect(packingFen).toBe(rules.isPacked ? packed : 0)
      expect(totalFen).toBe(goodsFen + packingFen + deliveryFen - discountFen)
    }),
  )
})

it('never asks for less than nothing, nor for parts of a fen', () => {
  fc.assert(
    fc.property(lines, pricing, (bought, rules) => {
      for (const amount of Object.values(priceOf(bought, rules)) as number[]) {
        expect(Number.isSafeInteger(amount)).toBe(true)
        expect(amount).toBeGreaterThanOrEqual(0)
      }
    }),
  )
})

it('costs the same whatever the order of the lines', () => {
  const shuffled = lines.chain((bought) =>
    fc.tuple(fc.constant(bought), fc.shuffledSubarray(bought, { minLength: bought.length, maxLength: bought.length })),
  )
  fc.assert(
    fc.property(shuffled, pricing, ([bought, mixed], rules) => {
      expect(priceOf(mixed, rules)).toEqual(priceOf(bought, rules))
    }),
  )
})

it('costs the same whether two of a thing stand in one line or in two', () => {
  fc.assert(
    fc.property(line, lines, pricing, (each, others, rules) => {
      const twice = { ...each, quantity: each.quantity * 2 }

      expect(priceOf([twice, ...others], rules)).toEqual(priceOf([each, ...others, each], rules))
    }),
  )
})

it('takes off no more than there is, and never adds to it', () => {
  fc.assert(
    fc.property(lines, pricing, (bought, rules) => {
      const full = priceOf(bought, { ...rules, discountFen: 0 }).totalFen
      const { discountFen, totalFen } = priceOf(bought, rules)

      expect(totalFen).toBeLessThanOrEqual(full)
      expect(discountFen).toBe(Math.min(full, Math.max(0, rules.discountFen ?? 0)))
    }),
  )
})

it.each([
  [2_999, 500],
  [3_000, 0],
  [3_001, 0],
])('brings goods of %d fen for %d fen, where it is free from 3000 on', (priceFen, deliveryFen) => {
  const bought = [{ priceFen, packingFeeFen: 200, quantity: 1 }]
  const rules = { isPacked: true, fee: { feeFen: 500, freeFromFen: 3_000 }, discountFen: 100 }

  expect(priceOf(bought, rules)).toEqual({
    goodsFen: priceFen,
    packingFen: 200,
    deliveryFen,
    discountFen: 100,
    totalFen: priceFen + 200 + deliveryFen - 100,
  })
})
