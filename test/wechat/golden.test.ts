import type { EndpointSpec, WechatBytes } from '../../server/wechat/endpoint'
import { aWechat, says, type Seen } from './aWechat'
import { calls } from './golden/calls'
import { rows } from './rows'

const source = {
  current: () => Promise.resolve({ value: 'T', version: 1 }),
  renew: () => Promise.reject(new Error('the token is not old')),
}

const isBytes = (answer: unknown): answer is WechatBytes => Buffer.isBuffer((answer as WechatBytes).bytes)

const types: Record<EndpointSpec['body'], string | undefined> = {
  json: 'application/json; charset=utf-8',
  multipart: 'multipart/form-data; boundary=B',
  query: undefined,
}

/** What was sent, with the multipart boundary, which is another one each time, as `B`. */
function wireOf({ method, url, headers, body }: Seen) {
  const type = headers['content-type']
  const boundary = /boundary=(.+)$/.exec(type ?? '')?.[1]
  const plain = (text: string) => (boundary === undefined ? text : text.replaceAll(boundary, 'B'))
  return {
    line: `${method} ${url}`,
    type: type && plain(type),
    length: headers['content-length'] ?? '0',
    isChunked: 'transfer-encoding' in headers,
    sent: body.length.toString(),
    body: plain(body.toString()),
  }
}

describe('one call of each row, as it is written and read', () => {
  it.each(Object.entries(calls))('%s', async (id, { row, request, line, body, answer }) => {
    expect(row).toBe(rows[id])
    const wechat = await aWechat(isBytes(answer) ? says(answer.bytes, answer.type) : says(answer as object))
    const got = await wechat.client.call(row, request, source).finally(wechat.close)

    const wires = wechat.seen.map(wireOf)
    expect(wires).toEqual([
      { line, type: types[row.body], length: wires[0]?.sent, isChunked: false, sent: wires[0]?.sent, body },
    ])
    expect(got).toEqual(answer)
  })

  it('leaves none out', () => {
    expect(Object.keys(calls).sort()).toEqual(Object.keys(rows).sort())
  })
})
