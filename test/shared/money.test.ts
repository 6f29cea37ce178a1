import fc from 'fast-check'
import { fenOf, yuan } from '../../shared/money'

it.each([
  [0, '0.00'],
  [5, '0.05'],
  [1280, '12.80'],
  [100_000, '1,000.00'],
  [1_234_560, '12,345.60'],
  [100_000_000, '1,000,000.00'],
  [-1280, '-12.80'],
])('writes %d fen as %s', (fen, text) => {
  expect(yuan(fen)).toBe(text)
})

it.each([
  ['12', 1200],
  ['12.5', 1250],
  ['12.05', 1205],
  [' ¥1,234.50 ', 123_450],
  ['￥1，234', 123_400],
  ['0', 0],
  ['12345678', 1_234_567_800],
])('reads %j as %d fen', (typed, fen) => {
  expect(fenOf(typed)).toBe(fen)
})

it.each(['', '-1', '+1', '1.', '.5', '1.234', '1e3', '12元', '123456789', '0x10', 'NaN', '一'])(
  'does not take %j for an amount',
  (typed) => {
    expect(fenOf(typed)).toBeNull()
  },
)

it('reads every amount that it wrote', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), (fen) => fenOf(yuan(fen)) === fen))
})
