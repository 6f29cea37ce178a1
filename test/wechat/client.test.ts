import { inspect } from 'node:util'
import { createWechatClient } from '../../server/wechat/client'
import { getAuthorizerList, getComponentAccessToken, getPreAuthCode } from '../../server/wechat/credentials'
import { endpoint, WechatFile, type Done, type WechatBytes } from '../../server/wechat/endpoint'
import { declined, WechatError } from '../../server/wechat/errors'
import { getPhoneNumber, jscode2session, thirdpartyCode2Session } from '../../server/wechat/login'
import { getCallbackIp } from '../../server/wechat/quota'
import { aWechat, cutsTheAnswer, cutsTheLine, errs, says, saysNothing, someTokens, type Behaviour } from './aWechat'

const once = endpoint<{ text: string }, Done>({ ...rowFor('/once'), repeatable: false })
const again = endpoint<{ text: string }, Done>({ ...rowFor('/again'), repeatable: true })
const quick = endpoint<{ text: string }, Done>({ ...rowFor('/quick'), repeatable: true, timeoutMs: 100 })
const picture = endpoint<{ text: string }, WechatBytes>({ ...rowFor('/picture'), repeatable: true, answer: 'binary' })
const upload = endpoint<{ media: WechatFile; name?: string }, Done>({
  ...rowFor('/upload'),
  body: 'multipart',
  repeatable: false,
})

function rowFor(path: string) {
  return { method: 'POST' as const, path, token: 'authorizer' as const, body: 'json' as const }
}

const ok = says({ errcode: 0, errmsg: 'ok' })
const page = says('<html><body>502 Bad Gateway</body></html>', 'text/html')
let open: Awaited<ReturnType<typeof aWechat>>[] = []

async function wechatThat(...behaviours: Behaviour[]) {
  const wechat = await aWechat(...behaviours)
  open.push(wechat)
  const tokens = someTokens()
  const refused = async (row: typeof once): Promise<WechatError> => {
    const error: unknown = await wechat.client.call(row, { text: 'a' }, tokens.source).catch((e: unknown) => e)
    if (error instanceof WechatError) return error
    throw new Error(`expected a WechatError, got ${inspect(error)}`)
  }
  return { ...wechat, ...tokens, refused }
}

afterEach(async () => {
  await Promise.all(open.map((wechat) => wechat.close()))
  open = []
})

describe('what is sent', () => {
  it('puts the token into the URL, the rest into a body of raw UTF-8', async () => {
    const { client, seen, source } = await wechatThat(ok)
    await client.call(once, { text: '春季模板😀' }, source)
    expect(seen[0]).toMatchObject({ method: 'POST', path: '/once', query: { access_token: 'token-1' } })
    expect(seen[0]?.body.toString()).toBe('{"text":"春季模板😀"}')
    expect(seen[0]?.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-length': '27',
    })
  })

  it('sends {} where a POST takes nothing', async () => {
    const { client, seen, source } = await wechatThat(ok)
    await client.call(endpoint<object, Done>({ ...rowFor('/release'), repeatable: false }), {}, source)
    expect(seen[0]?.body.toString()).toBe('{}')
  })

  it('fills in the component, in the body or in the query', async () => {
    const { client, seen, source } = await wechatThat(
      says({ pre_auth_code: 'p', expires_in: 600 }),
      says({ openid: 'o', session_key: 's' }),
    )
    await client.call(getPreAuthCode, {}, source)
    await client.call(thirdpartyCode2Session, { appid: 'wx1', js_code: 'c', grant_type: 'authorization_code' }, source)
    expect(JSON.parse(seen[0]?.body.toString() ?? '')).toEqual({ component_appid: 'wxcomponent' })
    expect(seen[1]).toMatchObject({
      method: 'GET',
      query: {
        component_access_token: 'token-1',
        component_appid: 'wxcomponent',
        appid: 'wx1',
        js_code: 'c',
        grant_type: 'authorization_code',
      },
    })
  })

  it('sends no token where none belongs, even when it has one', async () => {
    const { client, seen, source } = await wechatThat(says({ component_access_token: 't', expires_in: 7200 }))
    await client.call(getComponentAccessToken, { component_appsecret: 's', component_verify_ticket: 't' }, source)
    expect(seen[0]?.query).toEqual({})
  })

  it('sends a file in one piece with its length, its name and its bytes as they are', async () => {
    const { client, seen, source } = await wechatThat(ok)
    const bytes = Buffer.from([0xff, 0xd8, 0x0d, 0x0a, 0x00])
    await client.call(upload, { media: new WechatFile('照片"1".jpg', 'image/jpeg', bytes), name: '门头' }, source)
    const { headers, body } = seen[0] ?? { headers: {}, body: Buffer.alloc(0) }
    expect(headers['content-length']).toBe(String(body.length))
    expect(headers['transfer-encoding']).toBeUndefined()
    const form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': headers['content-type'] ?? '' },
    }).formData()
    const file = form.get('media') as File
    expect([file.name, file.type, form.get('name')]).toEqual(['照片"1".jpg', 'image/jpeg', '门头'])
    expect(Buffer.from(await file.arrayBuffer())).toEqual(bytes)
  })

  it('refuses to call without a token where one is needed', async () => {
    const { client, seen } = await wechatThat(ok)
    await expect(client.call(once, { text: 'a' })).rejects.toThrow(TypeError)
    expect(seen).toHaveLength(0)
  })
})

describe('what is understood', () => {
  it.each([
    ['without an errcode', says({ openid: 'o', session_key: 's' })],
    ['with errcode 0', says({ errcode: 0, openid: 'o', session_key: 's' })],
    ['with an errcode of text', says({ errcode: '0', openid: 'o', session_key: 's' })],
    ['called plain text', says('{"openid":"o","session_key":"s"}', 'text/plain')],
    ['called nothing', says('{"openid":"o","session_key":"s"}', '')],
    ['called a picture', says('{"openid":"o","session_key":"s"}', 'image/jpeg')],
    ['behind a byte order mark and space', says('\uFEFF \n{"openid":"o","session_key":"s"}')],
    ['with raw control characters', says('{"openid":"o","session_key":"s","nick":"a\u0008b"}')],
  ])('an answer %s', async (_how, behaviour) => {
    const { client } = await wechatThat(behaviour)
    const request = { appid: 'a', secret: 'b', js_code: 'c', grant_type: 'authorization_code' as const }
    expect(await client.call(jscode2session, request)).toMatchObject({ openid: 'o', session_key: 's' })
  })

  it('keeps numbers whole that JavaScript would round, and leaves text alone', async () => {
    const { client, source } = await wechatThat(
      says('{"msgid":12345678901234567890,"small":42,"safe":1234567890123456,"text":"\\"a: 12345678901234567890,"}'),
    )
    expect(await client.call(again, { text: 'a' }, source)).toEqual({
      msgid: '12345678901234567890',
      small: 42,
      safe: 1234567890123456,
      text: '"a: 12345678901234567890,',
    })
  })

  it('a no, with its code, class, rid and what it means to a person', async () => {
    const { refused } = await wechatThat(errs(61007))
    const error = await refused(once)
    expect(error).toMatchObject({
      kind: 'declined',
      path: '/once',
      errcode: 61007,
      errorClass: 'account',
      code: 'PERMISSION_SET_MISSING',
      rid: '65aabbcc-1234abcd-9876fedc',
    })
    expect(declined(error)).toBe(true)
  })

  it('a no whose errcode is text', async () => {
    const { refused } = await wechatThat(says({ errcode: '85009', errmsg: 'x' }))
    expect(await refused(once)).toMatchObject({ errcode: 85009, code: 'RELEASE_ALREADY_QUEUED' })
  })

  it('a no that means something special at one endpoint', async () => {
    const { client, source } = await wechatThat(errs(40029))
    await expect(client.call(getPhoneNumber, { code: 'c' }, source)).rejects.toMatchObject({
      code: 'PHONE_CODE_INVALID',
    })
  })

  it('a number nobody knows', async () => {
    const { refused } = await wechatThat(errs(999999))
    expect(await refused(once)).toMatchObject({ kind: 'declined', code: 'WECHAT_REQUEST_REFUSED', errorClass: 'param' })
  })
})

describe('a picture', () => {
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x7b])

  it('comes as its bytes', async () => {
    const { client, source } = await wechatThat(says(jpeg, 'image/jpeg'))
    expect(await client.call(picture, { text: 'a' }, source)).toEqual({ type: 'image/jpeg', bytes: jpeg })
  })

  it('may begin with a brace', async () => {
    const { client, source } = await wechatThat(says(Buffer.from('{\xff\xd8', 'latin1'), 'image/jpeg'))
    expect((await client.call(picture, { text: 'a' }, source)).bytes).toHaveLength(3)
  })

  it.each(['application/json; encoding=utf-8', 'text/plain', 'image/jpeg'])('or a no called %s', async (type) => {
    const { client, source } = await wechatThat(says({ errcode: 41030, errmsg: 'invalid page' }, type))
    await expect(client.call(picture, { text: 'a' }, source)).rejects.toMatchObject({
      kind: 'declined',
      errcode: 41030,
    })
  })

  it.each([
    ['a page', page],
    ['nothing', says('', 'image/jpeg')],
    ['JSON without a no', says({ ok: 1 })],
  ])('or %s, which is no answer', async (_what, behaviour) => {
    const { client, source } = await wechatThat(behaviour)
    await expect(client.call(picture, { text: 'a' }, source)).rejects.toMatchObject({ kind: 'noAnswer' })
  })
})

describe('an old token', () => {
  it.each([40001, 40014, 42001, 42006])('is renewed once after %d, and the call repeated', async (errcode) => {
    const { client, seen, renewed, source } = await wechatThat(errs(errcode), ok)
    await client.call(once, { text: 'a' }, source)
    expect(seen.map((s) => s.query.access_token)).toEqual(['token-1', 'token-2'])
    expect(renewed).toEqual([{ value: 'token-1', version: 1 }])
  })

  it('that is refused twice is not about age', async () => {
    const { seen, renewed, refused } = await wechatThat(errs(40001))
    expect(await refused(again)).toMatchObject({ kind: 'declined', errcode: 40001, code: 'WECHAT_TOKEN_REFUSED' })
    expect([seen.length, renewed.length]).toEqual([2, 1])
  })

  it('of which many find out together is renewed once', async () => {
    const isOld: Behaviour = (response, seen) =>
      (seen.query.access_token === 'token-1' ? errs(42001) : ok)(response, seen)
    const { client, source } = await wechatThat(isOld)
    await Promise.all(Array.from({ length: 20 }, () => client.call(once, { text: 'a' }, source)))
    expect(await source.current()).toEqual({ value: 'token-2', version: 2 })
  })

  it('that cannot be renewed says why', async () => {
    const { client } = await wechatThat(errs(42001))
    const lost = new Error('needs re-authorisation')
    const source = { current: () => Promise.resolve({ value: 't', version: 1 }), renew: () => Promise.reject(lost) }
    await expect(client.call(once, { text: 'a' }, source)).rejects.toBe(lost)
  })

  it.each([41001, 61014, 76022])('is not what %d is about', async (errcode) => {
    const { renewed, refused } = await wechatThat(errs(errcode))
    expect(await refused(once)).toMatchObject({ errcode, errorClass: 'token' })
    expect(renewed).toHaveLength(0)
  })

  it('means a wrong secret where there is no token yet', async () => {
    const { client, seen } = await wechatThat(errs(40001))
    const request = { component_appsecret: 's', component_verify_ticket: 't' }
    await expect(client.call(getComponentAccessToken, request)).rejects.toMatchObject({ code: 'WECHAT_SECRET_WRONG' })
    expect(seen).toHaveLength(1)
  })
})

describe('no answer', () => {
  const silent: [string, Behaviour, object][] = [
    ['busy', errs(-1), { errcode: -1, code: 'WECHAT_BUSY' }],
    ['broken inside', errs(10060019), { errcode: 10060019, code: 'WECHAT_BUSY' }],
    ['a line cut before the answer', cutsTheLine, { code: 'WECHAT_NO_ANSWER', reason: 'UND_ERR_SOCKET' }],
    ['a line cut in the answer', cutsTheAnswer, { code: 'WECHAT_NO_ANSWER', reason: 'UND_ERR_SOCKET' }],
    ['a page of HTML', page, { code: 'WECHAT_NO_ANSWER', reason: 'HTTP 200 html' }],
    ['a page that is called JSON', says('<html>', 'application/json'), { code: 'WECHAT_NO_ANSWER' }],
    ['an error of the server', says({ errcode: 40013 }, 'application/json', 502), { reason: 'HTTP 502' }],
    ['a redirect', says('', 'text/plain', 302), { code: 'WECHAT_NO_ANSWER' }],
    ['a refusal of something in between', says('denied', 'text/plain', 403), { reason: 'not JSON' }],
    ['half of a JSON', says('{"errcode":'), { reason: 'broken JSON' }],
    ['nothing', says(''), { reason: 'not JSON' }],
    ['a list', says('[]'), { reason: 'not JSON' }],
  ]

  it.each(silent)('is what %s means: sent once where it may not be repeated', async (_what, behaviour, expected) => {
    const { seen, refused } = await wechatThat(behaviour)
    const error = await refused(once)
    expect(error).toMatchObject({ kind: 'noAnswer', errorClass: 'retry', ...expected })
    expect([declined(error), seen.length]).toEqual([false, 1])
  })

  it.each(silent)(
    'is what %s means: tried three times where it may be repeated',
    async (_what, behaviour, expected) => {
      const { seen, refused } = await wechatThat(behaviour)
      expect(await refused(again)).toMatchObject({ kind: 'noAnswer', ...expected })
      expect(seen).toHaveLength(3)
    },
  )

  it('is forgotten when a repeat is answered', async () => {
    const { client, seen, source } = await wechatThat(cutsTheLine, errs(-1), says({ errcode: 0, errmsg: 'fine' }))
    expect(await client.call(again, { text: 'a' }, source)).toMatchObject({ errmsg: 'fine' })
    expect(seen).toHaveLength(3)
  })

  it('within its time is not waited for again', async () => {
    const { seen, refused } = await wechatThat(saysNothing)
    expect(await refused(quick)).toMatchObject({ kind: 'noAnswer', code: 'WECHAT_NO_ANSWER', reason: 'timeout' })
    expect(seen).toHaveLength(1)
  })

  it('also counts the time of the body', async () => {
    const dribbles: Behaviour = (response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write('{')
    }
    const { refused } = await wechatThat(dribbles)
    expect(await refused(quick)).toMatchObject({ reason: 'timeout' })
  })

  it('is an answer without what the endpoint promises', async () => {
    const { client, source } = await wechatThat(says({ errcode: 0, list: null }))
    await expect(client.call(getAuthorizerList, { offset: 0, count: 1 }, source)).rejects.toMatchObject({
      kind: 'noAnswer',
      reason: 'total_count is missing',
    })
  })

  it('from where nobody listens is tried again for every endpoint: nothing was sent', async () => {
    const nobody = await aWechat()
    await nobody.stopListening()
    open.push(nobody)
    await expect(nobody.client.call(once, { text: 'a' }, someTokens().source)).rejects.toMatchObject({
      kind: 'noAnswer',
      reason: 'ECONNREFUSED',
    })
    expect(nobody.calls).toHaveLength(3)
  })

  it('is tried three times by itself, within a second or so', async () => {
    const { seen, apiUrl } = await wechatThat(errs(-1))
    const client = createWechatClient({ apiUrl, componentAppid: 'wxc' })
    await expect(client.call(again, { text: 'a' }, someTokens().source)).rejects.toMatchObject({ errcode: -1 })
    await client.close()
    expect(seen).toHaveLength(3)
  })
})

describe('what is told', () => {
  it('to the log: each try with path, status, errcode, rid and time', async () => {
    const { client, calls, source } = await wechatThat(errs(42001, 'expired rid: aa-bb'), cutsTheLine, ok)
    await client.call(again, { text: 'a' }, source)
    const ms = expect.any(Number) as number
    expect(calls).toEqual([
      { path: '/again', attempt: 1, ms, status: 200, errcode: 42001, rid: 'aa-bb' },
      { path: '/again', attempt: 2, ms, noAnswer: 'UND_ERR_SOCKET' },
      { path: '/again', attempt: 3, ms, status: 200 },
    ])
  })

  it('never a token, a secret, a ticket or a code, whatever goes wrong', async () => {
    const secrets = ['my-secret', 'my-ticket', 'my-answer', 'token-1']
    for (const behaviour of [
      errs(40125),
      page,
      cutsTheLine,
      cutsTheAnswer,
      says('{"component_access_token":"my-answer",,'),
      says({ component_access_token: 'my-answer' }),
    ]) {
      const { client, calls, source } = await wechatThat(behaviour)
      const request = { component_appsecret: 'my-secret', component_verify_ticket: 'my-ticket' }
      const errors = [
        await client.call(getComponentAccessToken, request).catch((e: unknown) => e),
        await client.call(getCallbackIp, {}, source).catch((e: unknown) => e),
      ]
      const told = inspect([errors, calls], { depth: 20, showHidden: true })
      for (const secret of secrets) expect(told).not.toContain(secret)
    }
  })
})

it('refuses an address that is none when it is made, not when it is used', () => {
  expect(() => createWechatClient({ apiUrl: 'api.weixin.qq.com', componentAppid: 'wxc' })).toThrow()
})
