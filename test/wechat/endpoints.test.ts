import * as pages from '../../server/wechat/authorisationPages'
import type { EndpointSpec } from '../../server/wechat/endpoint'
import { documented, onceOnly, pictures, slow, uploads } from './documented'
import { rows } from './rows'

const documentedPages: Record<string, string> = {
  authPagePc: 'GET /cgi-bin/componentloginpage',
  authPageMobile: 'GET /wxaopen/safe/bindcomponent',
  authPageMobileOld: 'GET /safe/bindcomponent',
  fastRegisterAuthPage: 'GET /cgi-bin/fastregisterauth',
}

const tokenOf = ({ token, tokenParam }: EndpointSpec) =>
  token === 'none' ? token : `${token} ${tokenParam ?? 'access_token'}`

describe('the rows of the protocol', () => {
  it('are all there, with their method, path and token', () => {
    const ours = Object.entries(rows).map(([id, row]) => [id, `${row.method} ${row.path} ${tokenOf(row)}`])
    expect(Object.fromEntries(ours)).toEqual(documented)
  })

  it('name the pages that people open', () => {
    const ours = Object.entries(pages).flatMap(([id, page]) =>
      typeof page === 'object' ? [[id, `${page.method} ${page.path}`]] : [],
    )
    expect(Object.fromEntries(ours)).toEqual(documentedPages)
  })

  const those = (which: (row: EndpointSpec) => boolean) =>
    Object.entries(rows).flatMap(([id, row]) => (which(row) ? [id] : []))

  it('say of each whether it may be sent again', () => {
    expect(those((row) => !row.repeatable).sort()).toEqual([...onceOnly].sort())
  })

  it('read in the query and write in the body', () => {
    expect(those(({ body }) => body === 'query')).toEqual(those(({ method }) => method === 'GET'))
    expect(those(({ body }) => body === 'multipart')).toEqual(uploads)
  })

  it('know which answers are pictures, and ask nothing of their fields', () => {
    expect(those(({ answer }) => answer === 'binary').sort()).toEqual([...pictures].sort())
    expect(those(({ answer, needs }) => answer === 'binary' && needs !== undefined)).toEqual([])
  })

  it('give time to what takes it', () => {
    expect(those(({ timeoutMs }) => timeoutMs !== undefined).sort()).toEqual([...slow].sort())
  })
})

describe('the pages that authorise', () => {
  const wanted = {
    componentAppid: 'wxc',
    preAuthCode: 'preauthcode@@@a b',
    redirectUri: 'https://open.example.com/wechat/authorized/1?a=b&c=d',
    authType: 2,
  } as const
  const parameters = {
    component_appid: 'wxc',
    pre_auth_code: 'preauthcode@@@a b',
    redirect_uri: 'https://open.example.com/wechat/authorized/1?a=b&c=d',
    auth_type: '2',
  }
  const read = (address: string) => {
    const { origin, pathname, searchParams, hash } = new URL(address)
    return { place: origin + pathname, query: Object.fromEntries(searchParams), hash }
  }

  it('on a computer', () => {
    expect(read(pages.pcAuthorisationUrl({ ...wanted, pageUrl: 'https://mp.weixin.qq.com' }))).toEqual({
      place: 'https://mp.weixin.qq.com/cgi-bin/componentloginpage',
      query: parameters,
      hash: '',
    })
  })

  it('inside WeChat, for one account and some permission sets', () => {
    const narrow = { ...wanted, bizAppid: 'wx1', categoryIds: [17, 18, 30] }
    expect(read(pages.mobileAuthorisationUrl({ ...narrow, openUrl: 'https://open.weixin.qq.com/' }))).toEqual({
      place: 'https://open.weixin.qq.com/wxaopen/safe/bindcomponent',
      query: { action: 'bindcomponent', no_scan: '1', ...parameters, biz_appid: 'wx1', category_id_list: '17|18|30' },
      hash: '#wechat_redirect',
    })
  })

  it('inside WeChat, at the older address', () => {
    expect(read(pages.mobileAuthorisationUrlOld({ ...wanted, pageUrl: 'https://mp.weixin.qq.com' }))).toEqual({
      place: 'https://mp.weixin.qq.com/safe/bindcomponent',
      query: { action: 'bindcomponent', no_scan: '1', ...parameters },
      hash: '#wechat_redirect',
    })
  })

  it('the reuse of an official account’s entity', () => {
    const reuse = {
      pageUrl: 'https://mp.weixin.qq.com',
      appid: 'wx1',
      componentAppid: 'wxc',
      redirectUri: 'https://a.b/',
    }
    expect(read(pages.fastRegisterUrl({ ...reuse, copiesVerification: true })).query).toEqual({
      appid: 'wx1',
      component_appid: 'wxc',
      copy_wx_verify: '1',
      redirect_uri: 'https://a.b/',
    })
  })
})
