import { daysText, isOpenAt, nextOpening } from '../../shared/openingHours'

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const beijing = (text: string): Date => new Date(`${text}:00+08:00`)

// 2026-11-20 is a Friday
const hours = [
  { days: [1, 2, 3, 4, 5], from: '10:00', to: '14:00' },
  { days: everyDay, from: '17:00', to: '24:00' },
]

it.each([
  ['2026-11-20T09:59', false],
  ['2026-11-20T10:00', true],
  ['2026-11-20T13:59', true],
  ['2026-11-20T14:00', false],
  ['2026-11-20T23:59', true],
  ['2026-11-21T00:00', false],
  ['2026-11-21T11:00', false], // a Saturday
])('at %s a store with a lunch break and an evening is open: %s', (at, isOpen) => {
  expect(isOpenAt(hours, beijing(at))).toBe(isOpen)
})

it.each([
  ['2026-11-20T00:30', '2026-11-20T10:00'],
  ['2026-11-20T14:00', '2026-11-20T17:00'],
  ['2026-11-21T00:00', '2026-11-21T17:00'],
  ['2026-11-20T10:00', null],
])('at %s it opens next at %s', (at, opens) => {
  expect(nextOpening(hours, beijing(at))).toEqual(opens && beijing(opens))
})

it('finds the only day of the week, even when that day has just closed', () => {
  const fridays = [{ days: [5], from: '09:00', to: '10:00' }]

  expect(nextOpening(fridays, beijing('2026-11-20T10:00'))).toEqual(beijing('2026-11-27T09:00'))
})

it('is never closed by hours that nobody named', () => {
  expect(isOpenAt([], beijing('2026-11-20T03:00'))).toBe(true)
  expect(nextOpening([], beijing('2026-11-20T03:00'))).toBeNull()
})

it.each([
  [everyDay, '每天'],
  [[1, 2, 3, 4, 5], '周一至周五'],
  [[6, 7], '周六、周日'],
  [[4, 2], '周二、周四'],
  [[1, 3, 4], '周一、周三、周四'],
  [[7], '周日'],
])('says %j as people do: %s', (days, text) => {
  expect(daysText(days)).toBe(text)
})
