import { beginningOf } from './beginning'

const at = (time: string) => Date.parse(`${time}+08:00`)

describe('a new world of the demo', () => {
  it.each([
    ['begins at once while stores are open', '2026-11-29T10:37:00', '2026-11-29T10:37:00'],
    ['waits for the morning when it is early', '2026-11-29T03:10:00', '2026-11-29T10:00:00'],
    ['begins the next morning when it is late', '2026-11-30T21:30:00', '2026-12-01T10:00:00'],
  ])('%s', (_, now, beginning) => expect(beginningOf(at(now))).toBe(at(beginning)))
})
