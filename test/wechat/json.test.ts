import fc from 'fast-check'
import { parseJson } from '../../server/wechat/json'
import { bearableMs, fastest, filled } from './longInput'

it('reads what JSON.parse reads, when no number is too long', () => {
  fc.assert(
    fc.property(
      fc.json().filter((text) => !/\d{16}/.test(text)),
      (text) => {
        expect(parseJson(text)).toEqual(JSON.parse(text))
      },
    ),
  )
})

it('keeps every whole number whole, and every text as it is', () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.string({ unit: 'binary' }), (number, text) => {
      const read = parseJson(`{"a":${number},"b":[${number}, ${number}],"c":${JSON.stringify(`${text}${number}`)}}`)
      const whole = Number.isSafeInteger(Number(number)) ? Number(number) : String(number)
      expect(read).toEqual({ a: whole, b: [whole, whole], c: `${text}${number}` })
    }),
  )
})

it.each(['', 'a', '{', '{"a":1,}', '<xml/>', '{"a":"b'])('is null for what is no JSON: %p', (text) => {
  expect(parseJson(text)).toBeNull()
})

it.each([
  ['an open quote before many', filled('{"a":"', 'x\\"', '1234567890123456')],
  ['many quotes', filled('{', '"', '1234567890123456')],
  ['many backslashes', filled('"', '\\', '1234567890123456')],
  ['a number without end', filled('{"a":', '1', '}')],
  ['a number and a point', filled('{', '1', '.')],
  ['a number and an e', filled('{', '1', 'e')],
  ['a number and a letter', filled('{', '1', 'x')],
  ['many signs', filled('{1234567890123456', '-')],
  ['many negative numbers', filled('{1234567890123456', '-1')],
  ['many long numbers', filled('[', '1234567890123456.,')],
  ['many brackets', filled('{"a":1234567890123456,"b":', '[')],
  ['many objects', filled('', '{"a":1234567890123456,"b":')],
  ['many control characters', filled('{"a":1234567890123456,"b":"', '\u0001', '"}')],
  ['a text without end', filled('{"a":12345678901234567890,"b":"', '\\n', '"}')],
])('takes no longer for %s', (_what, text) => {
  expect(fastest(() => parseJson(text))).toBeLessThan(bearableMs)
})
