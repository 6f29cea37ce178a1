import { nextSteps } from '../../shared/next'
import { Failure, failures, isFailure, type FailureRow } from '../../server/failures'

it.each(Object.entries<FailureRow>(failures))('%s says what happened, in Chinese', (code, { status, text, next }) => {
  expect(code).toMatch(/^[A-Z][A-Z0-9_]+$/)
  expect(status).toBeGreaterThanOrEqual(400)
  expect(text).toMatch(/\p{Script=Han}/u)
  expect(text).not.toMatch(/。$/)
  if (next) expect(nextSteps).toContain(next)
})

it('carries the row of its code', () => {
  const failure = new Failure('STATE_CONFLICT', { id: 'a' })

  expect(failure).toMatchObject({
    status: 409,
    text: failures.STATE_CONFLICT.text,
    next: 'refresh',
    detail: { id: 'a' },
  })
  expect(isFailure(failure, 'STATE_CONFLICT')).toBe(true)
  expect(isFailure(failure, 'NOT_FOUND')).toBe(false)
  expect(isFailure(new Error('x'))).toBe(false)
})

it('can be made from a code that has its sentence elsewhere', () => {
  const cause = new Error('61004')
  const row = { status: 502, text: '服务器的 IP 不在白名单里', next: 'contactOperator', cause } as const
  const failure = new Failure('WECHAT_IP_NOT_ALLOWED', { rid: 'r' }, row)

  expect(failure).toMatchObject({ code: 'WECHAT_IP_NOT_ALLOWED', status: 502, next: 'contactOperator', cause })
})
