import type { Base } from '../../server/base'
import { runOperator } from '../../server/commands/operator'
import { digest } from '../../server/ids'
import {
  addOperator,
  disableOperator,
  enableOperator,
  endSession,
  identifyOperator,
  resetPassword,
  signInOperator,
} from '../../server/services/operators'
import { hashPassword, isPassword, newPassword } from '../../server/services/passwords'
import { aCheapOperator, cheapHash as cheap, cheapProof } from './aCheapOperator'
import { aBase, later, minutes, noon } from './aPlatform'

const hours = 60 * minutes
const { password } = cheapProof // the rules below need many tries

let base: Base
beforeEach(async () => {
  base = await aBase()
  await aCheapOperator(base.platform)
})
afterEach(() => base.close())

const signIn = (name = 'xiaolin', secret = password, now = noon, network = '192.0.2.1') =>
  signInOperator(base.platform, { name, password: secret }, { network, device: 'Chrome' }, now)
const identify = (token: string, now = noon) => identifyOperator(base.platform, token, now)
const type = async (...args: string[]): Promise<string> => (await runOperator(base.platform, args)).join('\n')
const refusal = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'signed in',
    (error: { code: string; text: string }) => `${error.code} ${error.text}`,
  )

describe('a password', () => {
  it('is kept so that it cannot be read, with what it cost to look at', async () => {
    const [one, other] = [await hashPassword(password), await hashPassword(password)]

    expect(one).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/)
    expect(one).not.toBe(other)
    expect(await isPassword(password, one)).toBe(true)
    expect(await isPassword(`${password} `, one)).toBe(false)
    expect(await isPassword(password, null)).toBe(false)
  })

  it('is still right when the cost of new ones has risen', async () => {
    expect(await isPassword(password, cheap)).toBe(true)
    expect(await isPassword('another one', cheap)).toBe(false)
  })

  it('that we make is never the same and hard to guess', () => {
    expect(newPassword()).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/)
    expect(newPassword()).not.toBe(newPassword())
  })
})

describe('an operator', () => {
  it('signs in, is known for twelve hours after the last sight, and signs out', async () => {
    const { token, session } = await signIn('XiaoLin')
    expect(await base.platform.operatorSessions.list({})).toMatchObject([{ tokenHash: digest(token) }])

    expect(await identify(token, later(11 * hours))).toMatchObject({ operator: { name: 'xiaolin' } })
    expect(await identify(token, later(22 * hours))).not.toBeNull()
    expect(await identify(token, later(35 * hours))).toBeNull()

    await endSession(base.platform, session)
    expect(await identify(token)).toBeNull()
    expect(await identify('o_made-up')).toBeNull()
  })

  it('is not told whether the name or the password was wrong', async () => {
    await addOperator(base.platform, 'retired', password, noon)
    await disableOperator(base.platform, 'retired', noon)
    const answers = [await refusal(signIn('xiaolin', 'wrong')), await refusal(signIn('nobody', 'wrong'))]

    expect(await refusal(signIn('retired'))).toBe(answers[0])
    expect(answers[1]).toBe(answers[0])
    expect(answers[0]).toMatch(/^SIGN_IN_REFUSED /)
  })

  it.each(['xiaolin', 'a-name-of-nobody'])('is locked out after eight wrong tries as %s', async (name) => {
    for (let n = 1; n <= 8; n++) expect(await refusal(signIn(name, 'wrong'))).toMatch(/^SIGN_IN_REFUSED/)
    expect(await refusal(signIn(name))).toMatch(/^SIGN_IN_LOCKED .*15 分钟/)
    expect(await refusal(signIn(name, password, later(14 * minutes)))).toMatch(/^SIGN_IN_LOCKED .* 1 分钟/)
  })

  it('is locked out for longer each time', async () => {
    const rounds = [noon, later(16 * minutes), later(47 * minutes)]
    for (const now of rounds) for (let n = 1; n <= 8; n++) await refusal(signIn('xiaolin', 'wrong', now))

    expect(await refusal(signIn('xiaolin', password, later(47 * minutes)))).toMatch(/60 分钟/)
    expect(await refusal(signIn('xiaolin', password, later(108 * minutes)))).toBe('signed in')
  })

  it('is not locked out by somebody who tries the same name elsewhere', async () => {
    for (const name of ['xiaolin', 'another-of-nobody']) {
      for (let n = 1; n <= 8; n++) await refusal(signIn(name, 'wrong', noon, '198.51.100.7'))
      expect(await refusal(signIn(name, password, noon, '198.51.100.7'))).toMatch(/^SIGN_IN_LOCKED/)
    }

    expect(await refusal(signIn('xiaolin'))).toBe('signed in')
    expect(await refusal(signIn('another-of-nobody'))).toMatch(/^SIGN_IN_REFUSED/)
  })

  it('is slowed where many tried, and not where the right password came before', async () => {
    const home = '192.0.2.77'
    await signIn('xiaolin', password, noon, home)
    for (const network of ['198.51.100.7', '198.51.100.8', '198.51.100.9'])
      for (let n = 1; n <= 8; n++) await refusal(signIn('xiaolin', 'wrong', noon, network))
    expect((await base.platform.operators.find({ name: 'xiaolin' }))?.lockedUntil).toEqual(later(60 * minutes))
    const took = async (network: string, secret: string, now = noon) => {
      const began = performance.now()
      await refusal(signIn('xiaolin', secret, now, network))
      return performance.now() - began
    }

    expect(await took('198.51.100.10', 'wrong')).toBeGreaterThan(2_900)
    expect(await took('198.51.100.10', 'wrong', later(61 * minutes))).toBeLessThan(2_900)
    expect(await took(home, password)).toBeLessThan(2_900)
    expect(await took('198.51.100.11', password)).toBeLessThan(2_900) // and that was the end of it
  })

  it('has no more guesses when they come all at once', async () => {
    const answers = await Promise.all(Array.from({ length: 16 }, () => refusal(signIn('xiaolin', 'wrong'))))

    expect(answers.filter((each) => each.startsWith('SIGN_IN_REFUSED')).length).toBeLessThanOrEqual(8)
    expect(await refusal(signIn())).toMatch(/^SIGN_IN_LOCKED/)
  })

  it('forgets wrong tries with the right password', async () => {
    for (let n = 1; n <= 7; n++) await refusal(signIn('xiaolin', 'wrong'))
    await signIn()

    expect(await base.platform.operators.find({ name: 'xiaolin' })).toMatchObject({ failures: 0 })
  })

  it('is out everywhere, and no longer locked, with a new password', async () => {
    const { token } = await signIn()
    for (let n = 1; n <= 8; n++) await refusal(signIn('xiaolin', 'wrong'))
    await resetPassword(base.platform, 'xiaolin', 'quite another password')

    expect(await identify(token)).toBeNull()
    expect(await refusal(signIn())).toMatch(/^SIGN_IN_REFUSED/)
    expect(await refusal(signIn('xiaolin', 'quite another password'))).toBe('signed in')
  })

  it('is out everywhere when disabled, and comes back with the same password', async () => {
    const { token } = await signIn()
    await disableOperator(base.platform, 'xiaolin', noon)
    expect(await identify(token)).toBeNull()

    await enableOperator(base.platform, 'xiaolin')
    expect(await identify(token)).toBeNull()
    expect(await refusal(signIn())).toBe('signed in')
  })
})

describe('who runs the server', () => {
  const shownPassword = (said: string): string => /密码（只显示这一次） (\S+)/.exec(said)?.[1] ?? said

  it('adds people, gives them new passwords and takes them out', async () => {
    const first = shownPassword(await type('add', 'amei'))
    expect(await refusal(signIn('amei', first))).toBe('signed in')
    const second = shownPassword(await type('password', 'amei'))
    expect(await refusal(signIn('amei', first))).toMatch(/^SIGN_IN_REFUSED/)
    expect(await refusal(signIn('amei', second))).toBe('signed in')

    await type('disable', 'amei')
    expect(await type('people')).toMatch(/amei {2}已停用.*\nxiaolin {2}可以登录/)
    await type('enable', 'amei')
    expect(await type('people')).toMatch(/amei {2}可以登录/)
  })

  it('is told what is wrong with a name', async () => {
    await expect(type('add', 'xiaolin')).rejects.toMatchObject({ code: 'OPERATOR_NAME_TAKEN' })
    await expect(type('add', 'Mr Lin')).rejects.toMatchObject({ code: 'OPERATOR_NAME_INVALID' })
    await expect(type('password', 'nobody')).rejects.toMatchObject({ code: 'OPERATOR_NOT_FOUND' })
    await expect(type('disable', 'nobody')).rejects.toMatchObject({ code: 'OPERATOR_NOT_FOUND' })
    await expect(addOperator(base.platform, 'amei', 'short', noon)).rejects.toMatchObject({
      code: 'PASSWORD_TOO_SHORT',
    })
    expect(await type('add')).toContain('npm run operator')
  })
})
