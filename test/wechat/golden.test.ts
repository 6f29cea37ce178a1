import type { WechatBytes } from '../../server/wechat/endpoint'
import { aWechat, says, type Seen } from './aWechat'
import { accountCalls } from './golden/account'
import { codeCalls } from './golden/code'
import { credentialCalls } from './golden/credentials'
import type { Golden } from './golden/golden'
import { linkCalls } from './golden/links'
import { rows } from './rows'

const calls: Record<string, Golden> = { ...credentialCalls, ...codeCalls, ...accountCalls, ...linkCalls }

const source = {
  current: () => Promise.resolve({ value: 'T', version: 1 }),
  renew: () => Promise.reject(new Error('the token is not old')),
}

const isBytes = (answer: unknown): answer is WechatBytes => Buffer.isBuffer((answer as WechatBytes).bytes)

/** The body with the multipart boundary, which is another one each time, as `B`. */
function bodyOf({ headers, body }: Seen): string {
  const boundary = /boundary=(.+)$/.exec(headers['content-type'] ?? '')?.[1]
  return boundary === undefined ? body.toString() : body.toString().replaceAll(boundary, 'B')
}

describe('one call of each row, as it is written and read', () => {
  it.each(Object.entries(calls))('%s', async (id, { row, request, line, body, answer }) => {
    expect(row).toBe(rows[id])
    const wechat = await aWechat(isBytes(answer) ? says(answer.bytes, answer.type) : says(answer as object))
    const got = await wechat.client.call(row, request, source)
    await wechat.close()

    expect(wechat.seen.map((seen) => [`${seen.method} ${seen.url}`, bodyOf(seen)])).toEqual([[line, body]])
    expect(got).toEqual(answer)
  })

  it('leaves none out', () => {
    expect(Object.keys(calls).sort()).toEqual(Object.keys(rows).sort())
  })
})
