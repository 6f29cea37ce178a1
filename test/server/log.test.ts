import fc from 'fast-check'
import { censorText } from '../../server/censor'
import { createLog } from '../../server/log'

const written = (log: (log: ReturnType<typeof createLog>) => void): string => {
  const lines: string[] = []
  log(createLog({ logLevel: 'trace' }, { write: (line) => void lines.push(line) }))
  return lines.join('')
}

const secret = 'S3cr3tS3cr3t'

it.each([
  ['a field', { access_token: secret }],
  ['a field deep down', { a: [{ b: { authorizer_refresh_token: secret } }] }],
  ['our spelling', { preAuthCode: secret, sessionKey: secret, componentAppsecret: secret }],
  ['a ticket', { ComponentVerifyTicket: secret }],
  ['a header', { headers: { Authorization: `Bearer ${secret}` } }],
  ['a query', { url: `https://api.weixin.qq.com/x?component_access_token=${secret}&a=1` }],
  ['a login code', { url: `/sns/jscode2session?js_code=${secret}` }],
  ['a code in an answer', { code: secret }],
  ['JSON inside a text', { body: JSON.stringify({ session_key: secret, openid: secret }) }],
  ['JSON inside JSON inside a text', { body: JSON.stringify({ inner: JSON.stringify({ secret }) }) }],
  ['a value with quotes', { token: `"${secret}"` }],
  ['a value with quotes inside JSON inside a text', { body: JSON.stringify({ token: `"${secret}"` }) }],
  ['a field of a push', { body: `<xml><AuthorizationCode><![CDATA[${secret}]]></AuthorizationCode></xml>` }],
  ['encrypted personal data', { encryptedData: secret }],
])('keeps %s out of the log', (_name, value) => {
  const line = written((log) => log.info(value, 'said'))

  expect(line).not.toContain(secret)
  expect(JSON.parse(line)).toMatchObject({ msg: 'said' })
})

it('keeps secrets out of messages and errors', () => {
  const error = new Error(`GET https://x/?access_token=${secret} failed`)
  const line = written((log) => log.error({ err: error }, `token=${secret}`))

  expect(line).not.toContain(secret)
})

it('keeps the middle of phone numbers out of the log', () => {
  expect(written((log) => log.info({ text: '联系电话 13812345678' }))).toContain('138****5678')
  expect(written((log) => log.info({ atMs: 1795185941492 }))).toContain('1795185941492')
})

it('leaves the words that a reader needs', () => {
  const line = written((log) => log.info({ code: 'STATE_CONFLICT', appid: 'wxd0000000000000b2', errcode: 40001 }))

  expect(JSON.parse(line)).toMatchObject({ code: 'STATE_CONFLICT', appid: 'wxd0000000000000b2', errcode: 40001 })
})

it('logs of a database error what is about the error, not the values of its statement', () => {
  const error = Object.assign(new Error('no'), { sql: `INSERT ${secret}`, parameters: [secret], code: 'SQLITE_BUSY' })
  const line = written((log) => log.error(error, 'failed'))

  expect(line).not.toContain(secret)
  expect(JSON.parse(line)).toMatchObject({ err: { message: 'no', code: 'SQLITE_BUSY' }, msg: 'failed' })
})

it('finds a secret field in JSON whatever its value and however often it was quoted', () => {
  const quoted = (value: unknown, times: number): string =>
    times === 0 ? JSON.stringify(value) : JSON.stringify({ inner: quoted(value, times - 1) })
  const value = fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\\', '/') + secret)

  fc.assert(
    fc.property(value, fc.integer({ min: 0, max: 3 }), (access_token, times) => {
      expect(censorText(quoted({ access_token }, times))).not.toContain(secret)
    }),
  )
})
