import fc from 'fast-check'
import { beginOf, dayOf, dayPlus } from '../../shared/day'

it.each([
  ['2026-11-27T15:59:59.999Z', '2026-11-27'],
  ['2026-11-27T16:00:00.000Z', '2026-11-28'],
  ['2026-12-31T16:00:00.000Z', '2027-01-01'],
  ['2028-02-28T16:00:00.000Z', '2028-02-29'],
])('at %s it is %s in Beijing', (at, day) => {
  expect(dayOf(new Date(at))).toBe(day)
})

it('begins a day at midnight in Beijing', () => {
  expect(beginOf('2026-11-28').toISOString()).toBe('2026-11-27T16:00:00.000Z')
})

it.each([
  ['2026-11-28', 0, '2026-11-28'],
  ['2026-11-28', 3, '2026-12-01'],
  ['2026-01-01', -1, '2025-12-31'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2026-11-28', -29, '2026-10-30'],
])('counts from %s by %d to %s', (day, days, then) => {
  expect(dayPlus(day, days)).toBe(then)
})

it('holds every moment in one day, and the next day follows it', () => {
  const moments = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(moments, (at) => {
      const day = dayOf(at)

      expect(beginOf(day).getTime()).toBeLessThanOrEqual(at.getTime())
      expect(at.getTime()).toBeLessThan(beginOf(dayPlus(day, 1)).getTime())
    }),
  )
})
