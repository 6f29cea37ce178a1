import fc from 'fast-check'
import { parseJson } from '../../server/wechat/json'

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
  ['an open quote before many', `{"a":"${'x\\"'.repeat(40_000)}1234567890123456`],
  ['many quotes', `${'"'.repeat(120_000)}1234567890123456`],
  ['many backslashes', `"${'\\'.repeat(120_000)}1234567890123456`],
  ['a number without end', `{"a":${'1'.repeat(120_000)}}`],
  ['a text without end', `{"a":12345678901234567890,"b":"${'\\n'.repeat(500_000)}"}`],
])('takes no longer for %s', (_what, text) => {
  const started = performance.now()
  parseJson(text)
  expect(performance.now() - started).toBeLessThan(500)
})
