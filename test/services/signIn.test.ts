import { createCipheriv, randomBytes } from 'node:crypto'
import type { Base } from '../../server/base'
import { digest } from '../../server/ids'
import type { Platform } from '../../server/platform'
import { identify, keepPhone, listDevices, signIn, signOutDevice, type SignedIn } from '../../server/services/signIn'
import { eachDatabase } from '../setup/databases'
import { startSimulator, type Simulator } from '../simulator'
import { aBase, days, later, minutes } from './aPlatform'

const backOffice = 'wxd0000000000000b2'
const secret = 'fedcba9876543210fedcba9876543210'

eachDatabase('signing in', (openDb) => {
  let simulator: Simulator
  let base: Base
  let platform: Platform
  let now: Date

  beforeEach(async () => {
    simulator = await startSimulator({ loopback: true })
    await control('/_sim/component', { appid: 'wxc0000000000000a1', pushesTickets: false })
    await control('/_sim/apps', { appid: backOffice, kind: 'miniProgram', own: true, name: '开店', secret })
    const { url } = await openDb()
    base = await aBase({ DATABASE_URL: url, WECHAT_API_URL: simulator.url, CLOCK_URL: `${simulator.url}/_sim/clock` })
    platform = base.platform
    now = platform.clock.now()
  })
  afterEach(async () => {
    await base.close()
    await simulator.close()
  })

  async function control<T>(path: string, body: unknown): Promise<T> {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(simulator.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    return (await answer.json()) as T
  }

  const aCode = async (): Promise<string> =>
    (await control<{ code: string }>('/_sim/phones/merchant/login', { appid: backOffice })).code
  const enter = async (device = 'iPhone 15', at = now): Promise<SignedIn> => signIn(platform, await aCode(), device, at)
  const aPhoneNumber = () =>
    control<{ code: string; encryptedData: string; iv: string }>('/_sim/phones/merchant/phoneNumber', {
      appid: backOffice,
    })

  describe('by a code', () => {
    it('knows a merchant again, and keeps of the token only its hash', async () => {
      const first = await enter()
      const second = await enter('Mate 60')

      expect(second.merchant.id).toBe(first.merchant.id)
      expect(second.token).not.toBe(first.token)
      expect(await platform.sessions.list({})).toHaveLength(2)
      expect(await platform.sessions.find({ id: first.session.id })).toMatchObject({ tokenHash: digest(first.token) })
      expect(JSON.stringify(await platform.sessions.list({}))).not.toContain(first.token)
      expect(await identify(platform, first.token, now)).toMatchObject({ merchant: { id: first.merchant.id } })
      expect(await identify(platform, `${first.token}x`, now)).toBeNull()
    })

    it('makes one merchant of a person who signs in on two phones at the same moment', async () => {
      const both = await Promise.all([enter('iPhone 15'), enter('Mate 60')])

      expect(new Set(both.map(({ merchant }) => merchant.id)).size).toBe(1)
      expect(await platform.merchants.count({})).toBe(1)
    })

    it('refuses a code that was used before, and one that WeChat never gave', async () => {
      const code = await aCode()
      await signIn(platform, code, '', now)

      await expect(signIn(platform, code, '', now)).rejects.toMatchObject({ code: 'LOGIN_CODE_USED', next: 'signIn' })
      await expect(signIn(platform, 'made-up', '', now)).rejects.toMatchObject({ code: 'LOGIN_CODE_INVALID' })
      expect(await platform.sessions.count({})).toBe(1)
    })

    it('calls a phone without a name something', async () => {
      expect((await enter('')).session.device).toBe('未知设备')
    })
  })

  describe('a session', () => {
    it('lives for thirty days after it was last seen', async () => {
      const { token } = await enter()
      for (const day of [29, 58, 87]) {
        expect(await identify(platform, token, later(day * days, now))).not.toBeNull()
      }
      expect(await identify(platform, token, later(117 * days + 1, now))).toBeNull()
      expect(await listDevices(platform, (await enter()).merchant.id, later(118 * days, now))).toEqual([])
    })

    it('is seen every five minutes at most', async () => {
      const { token, session } = await enter()
      const seen = async () => (await platform.sessions.find({ id: session.id }))?.lastSeenAt
      await identify(platform, token, later(4 * minutes, now))
      expect(await seen()).toEqual(now)
      await identify(platform, token, later(6 * minutes, now))
      expect(await seen()).toEqual(later(6 * minutes, now))
    })

    it('is listed under devices, the last seen first, until it is ended there', async () => {
      const phone = await enter('iPhone 15')
      const tablet = await enter('iPad', later(minutes, now))
      const { id } = phone.merchant
      const names = async () => (await listDevices(platform, id, now)).map((session) => session.device)

      expect(await names()).toEqual(['iPad', 'iPhone 15'])
      await signOutDevice(platform, id, tablet.session.id, now)
      expect(await names()).toEqual(['iPhone 15'])
      expect(await identify(platform, tablet.token, now)).toBeNull()
      expect(await identify(platform, phone.token, now)).not.toBeNull()
      await expect(signOutDevice(platform, id, tablet.session.id, now)).rejects.toMatchObject({
        code: 'DEVICE_NOT_FOUND',
      })
    })

    it('of somebody else is not there to end', async () => {
      const { session, token } = await enter()

      await expect(signOutDevice(platform, 'm-somebody', session.id, now)).rejects.toMatchObject({
        code: 'DEVICE_NOT_FOUND',
      })
      expect(await identify(platform, token, now)).not.toBeNull()
    })
  })

  describe('a phone number', () => {
    const unreadable = { code: 'USER_DATA_UNREADABLE', next: 'signIn' }

    /** Data as WeChat seals it, with the session key that only WeChat and we have. */
    async function sealedFor(merchantId: string, data: object): Promise<{ encryptedData: string; iv: string }> {
      const row = await platform.merchants.find({ id: merchantId })
      const sessionKey = platform.sealer.open(row?.sessionKey ?? '', `merchants.sessionKey.${merchantId}`)
      const iv = randomBytes(16)
      const cipher = createCipheriv('aes-128-cbc', Buffer.from(sessionKey, 'base64'), iv)
      const encryptedData = Buffer.concat([cipher.update(JSON.stringify(data)), cipher.final()]).toString('base64')
      return { encryptedData, iv: iv.toString('base64') }
    }

    const watermark = (appid: string) => ({ appid, timestamp: Math.floor(now.getTime() / 1000) })

    it('comes by a code, once', async () => {
      const { merchant } = await enter()
      const { code } = await aPhoneNumber()
      const { phone } = await keepPhone(platform, merchant, { code }, now)

      expect(phone).toMatch(/^1\d{10}$/)
      expect(await platform.merchants.find({ id: merchant.id })).toMatchObject({ phone })
      await expect(keepPhone(platform, merchant, { code }, now)).rejects.toMatchObject({ code: 'PHONE_CODE_INVALID' })
    })

    it('comes sealed with the session key from older phones', async () => {
      const { merchant } = await enter()
      const { encryptedData, iv } = await aPhoneNumber()

      expect((await keepPhone(platform, merchant, { encryptedData, iv }, now)).phone).toMatch(/^1\d{10}$/)
    })

    it('is not believed when it was sealed for another mini-program, is old, or is not one', async () => {
      const { merchant } = await enter()
      const refused = async (data: object, at = now) =>
        expect(keepPhone(platform, merchant, await sealedFor(merchant.id, data), at)).rejects.toMatchObject(unreadable)
      const good = { purePhoneNumber: '13800138000', watermark: watermark(backOffice) }

      await refused({ ...good, watermark: watermark('wxeeeeeeeeeeeeeeee') })
      await refused({ purePhoneNumber: '13800138000' })
      await refused({ watermark: watermark(backOffice) })
      await refused(good, later(61 * minutes, now))
      expect(await platform.merchants.find({ id: merchant.id })).toMatchObject({ phone: null })
    })

    it('is not believed when it was sealed with another key', async () => {
      const { merchant } = await enter()
      const { encryptedData, iv } = await aPhoneNumber()
      const broken = `${encryptedData.startsWith('A') ? 'B' : 'A'}${encryptedData.slice(1)}`
      await platform.merchants.update(
        { id: merchant.id },
        { sessionKey: platform.sealer.seal(randomBytes(16).toString('base64'), `merchants.sessionKey.${merchant.id}`) },
      )
      const stored = await platform.merchants.find({ id: merchant.id })
      if (!stored) throw new Error('the merchant is gone')

      for (const proof of [
        { encryptedData, iv },
        { encryptedData: broken, iv },
        { encryptedData, iv: 'AAAA' },
      ]) {
        await expect(keepPhone(platform, stored, proof, now)).rejects.toMatchObject(unreadable)
      }
    })
  })
})
