import { randomBytes } from 'node:crypto'
import { pushSignature, seal } from '../../server/wechat/crypto'
import type { Shot } from './load'

interface Keys {
  appid: string
  token: string
  aesKey: string
}

let count = 0

/** 授权更新通知, each another one. */
export const anEvent = (keys: Keys): Shot =>
  push(
    keys,
    '/wechat/authorize',
    `<AppId><![CDATA[${keys.appid}]]></AppId>
<CreateTime>${seconds()}</CreateTime>
<InfoType><![CDATA[updateauthorized]]></InfoType>
<AuthorizerAppid><![CDATA[wx00000000000000b1]]></AuthorizerAppid>
<AuthorizationCode><![CDATA[queryauthcode@@@${randomBytes(32).toString('base64url')}]]></AuthorizationCode>
<AuthorizationCodeExpiredTime>${seconds() + 600}</AuthorizationCodeExpiredTime>
<PreAuthCode><![CDATA[preauthcode@@@${randomBytes(32).toString('base64url')}]]></PreAuthCode>`,
  )

export const account = { appid: 'wxa0000000000000d4', userName: 'gh_bbbbbbbbbbbb' }

/** A customer's text to one mini-program, each another one. */
export const aMessage = (keys: Keys): Shot =>
  push(
    keys,
    `/wechat/${account.appid}/callback`,
    `<ToUserName><![CDATA[${account.userName}]]></ToUserName>
<FromUserName><![CDATA[o${randomBytes(20).toString('base64url')}]]></FromUserName>
<CreateTime>${seconds()}</CreateTime>
<MsgType><![CDATA[text]]></MsgType>
<Content><![CDATA[请问今天几点关门？想订一个生日蛋糕，八寸的]]></Content>
<MsgId>${7_000_000_000_000_000 + ++count}</MsgId>`,
  )

const seconds = (): number => Math.floor(Date.now() / 1000)

function push(keys: Keys, path: string, fields: string): Shot {
  const Encrypt = seal(`<xml>${fields}</xml>`, keys.aesKey, keys.appid)
  const timestamp = String(seconds())
  const nonce = randomBytes(5).toString('hex')
  const signature = pushSignature(keys.token, timestamp, nonce, Encrypt)
  const query = `signature=${signature}&timestamp=${timestamp}&nonce=${nonce}&encrypt_type=aes&msg_signature=${signature}`
  const body = `<xml><AppId><![CDATA[${keys.appid}]]></AppId><Encrypt><![CDATA[${Encrypt}]]></Encrypt></xml>`
  return { path: `${path}?${query}`, headers: { 'content-type': 'text/xml' }, body }
}
