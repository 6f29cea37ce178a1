import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { createSealer, SealError } from '../../../server/db/sealed'
import { sealedPlace } from '../../../server/sealedPlace'

const key = randomBytes(32)
const older = randomBytes(32)
const place = sealedPlace('tokens', 'refreshToken', 'authorizer:wx1')

it('opens what it sealed, whatever it is and wherever it stands', () => {
  const sealer = createSealer([key])
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (plain, aad) => {
      expect(sealer.open(sealer.seal(plain, aad), aad)).toBe(plain)
    }),
  )
})

it('seals the same text differently every time', () => {
  const sealer = createSealer([key])

  expect(sealer.seal('refresh', place)).not.toBe(sealer.seal('refresh', place))
})

it('does not open a text that was moved to another row', () => {
  const sealer = createSealer([key])
  const sealed = sealer.seal('refresh', place)

  expect(() => sealer.open(sealed, sealedPlace('tokens', 'refreshToken', 'authorizer:wx2'))).toThrow(SealError)
})

it('does not open a text in which any one character was changed', () => {
  const sealer = createSealer([key])
  const sealed = sealer.seal('refresh', place)
  const bytes = Buffer.from(sealed.split('.')[2] ?? '', 'base64url')

  for (let i = 0; i < bytes.length; i++) {
    const changed = Buffer.from(bytes)
    changed.writeUInt8(changed.readUInt8(i) ^ 1, i)
    const forged = [...sealed.split('.').slice(0, 2), changed.toString('base64url')].join('.')
    expect(() => sealer.open(forged, place)).toThrow(SealError)
  }
})

it.each(['', 'plain', 's1', 's1..', 's1.00000000.AAAA', 's2.x.y'])('does not open %p', (text) => {
  expect(() => createSealer([key]).open(text, place)).toThrow(SealError)
})

it('does not open a text whose tag was cut short', () => {
  const sealer = createSealer([key])
  const [version, id, body = ''] = sealer.seal('refresh', place).split('.')
  const cut = Buffer.from(body, 'base64url').subarray(0, 20).toString('base64url')

  expect(() => sealer.open([version, id, cut].join('.'), place)).toThrow(SealError)
})

it('still opens with the previous key, and seals with the current one', () => {
  const sealedBefore = createSealer([older]).seal('refresh', place)
  const changed = createSealer([key, older])

  expect(changed.open(sealedBefore, place)).toBe('refresh')
  expect([changed.isCurrent(sealedBefore), changed.isCurrent(changed.seal('new', place))]).toEqual([false, true])
  expect(createSealer([key]).open(changed.seal('new', place), place)).toBe('new')
  expect(() => createSealer([key]).open(sealedBefore, place)).toThrow(/neither MASTER_KEY nor MASTER_KEY_PREVIOUS/)
})
