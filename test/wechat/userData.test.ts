import { createCipheriv } from 'node:crypto'
import fc from 'fast-check'
import {
  decryptUserData,
  openUserData,
  rawDataSignature,
  sessionSignature,
  UserDataRefused,
} from '../../server/wechat/userData'

const sessionKey = Buffer.alloc(16, 1).toString('base64')
const iv = Buffer.alloc(16, 2).toString('base64')
const appid = 'wx0000000000000001'
const now = new Date(1767225600_000)

function seal(data: unknown): string {
  const cipher = createCipheriv('aes-128-cbc', Buffer.from(sessionKey, 'base64'), Buffer.from(iv, 'base64'))
  return Buffer.concat([cipher.update(JSON.stringify(data)), cipher.final()]).toString('base64')
}

const open = (data: unknown, values = {}) =>
  openUserData({ encryptedData: seal(data), iv, sessionKey, appid, now, ...values })

const aPhone = (watermark: object) => ({ purePhoneNumber: '13800000000', watermark })

it('tells what the phone was given for this mini-program', () => {
  expect(open(aPhone({ appid, timestamp: 1767225000 }))).toMatchObject({ purePhoneNumber: '13800000000' })
})

it.each([
  ['another mini-program', aPhone({ appid: 'wx0000000000000002', timestamp: 1767225600 })],
  ['more than an hour ago', aPhone({ appid, timestamp: 1767222000 - 1 })],
  ['an hour to come', aPhone({ appid, timestamp: 1767229200 + 1 })],
  ['no time', aPhone({ appid })],
  ['no watermark', { purePhoneNumber: '13800000000' }],
  ['a list', [1]],
])('refuses data of %s', (_what, data) => {
  expect(() => open(data)).toThrow(UserDataRefused)
})

it.each([
  ['another key', { sessionKey: Buffer.alloc(16, 9).toString('base64') }],
  ['a key that is too short', { sessionKey: 'YQ==' }],
  ['another iv', { iv: Buffer.alloc(16, 9).toString('base64') }],
  ['a broken iv', { iv: '' }],
  ['half the data', { encryptedData: seal(aPhone({ appid })).slice(0, 24) }],
  ['no data', { encryptedData: '' }],
])('refuses %s', (_what, values) => {
  expect(() => open(aPhone({ appid, timestamp: 1767225600 }), values)).toThrow(UserDataRefused)
})

it('gives back any data', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ unit: 'grapheme' })), (data) => {
      expect(decryptUserData({ encryptedData: seal(data), iv, sessionKey })).toEqual(data)
    }),
  )
})

it('opens or refuses any bytes at all, and nothing else happens', () => {
  fc.assert(
    fc.property(fc.base64String(), fc.base64String(), fc.base64String(), (encryptedData, key, vector) => {
      expect(() => openUserData({ encryptedData, sessionKey: key, iv: vector, appid, now })).toThrow(UserDataRefused)
    }),
  )
})

it('signs with the session key as the text it is', () => {
  expect(sessionSignature(sessionKey)).not.toBe(sessionSignature(sessionKey, 'a'))
  expect(sessionSignature(sessionKey)).toMatch(/^[0-9a-f]{64}$/)
  expect(rawDataSignature('{}', sessionKey)).toMatch(/^[0-9a-f]{40}$/)
})
