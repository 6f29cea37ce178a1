import { eventKey } from '../../server/wechat/eventKey'
import { parseXml } from '../../server/xml'

const keyOf = (inner: string) => eventKey(parseXml(`<xml>${inner}</xml>`), inner)

const audit = (to: string, reason = '') =>
  `<ToUserName>${to}</ToUserName><FromUserName>oSystem</FromUserName><CreateTime>1</CreateTime><MsgType>event</MsgType><Event>weapp_audit_fail</Event><Reason>${reason}</Reason>`
const info = (account: string, time = '1') =>
  `<AppId>wxc</AppId><CreateTime>${time}</CreateTime><InfoType>unauthorized</InfoType>${account}`
const text = (to: string, id: string) => `<ToUserName>${to}</ToUserName><MsgType>text</MsgType><MsgId>${id}</MsgId>`

it('is the same for a push that comes again', () => {
  expect(keyOf(audit('gh_1'))).toBe(keyOf(audit('gh_1')))
  expect(keyOf(info('<AuthorizerAppid>wx1</AuthorizerAppid>'))).toBe(
    keyOf(info('<AuthorizerAppid>wx1</AuthorizerAppid>')),
  )
})

it('knows a message by its MsgId, whatever else changes', () => {
  expect(keyOf(text('gh_1', '7'))).toBe(keyOf(`${text('gh_1', '7')}<Extra>1</Extra>`))
  expect(keyOf(text('gh_1', '7'))).not.toBe(keyOf(text('gh_2', '7')))
})

it.each([
  ['two mini-programs reviewed in the same second', audit('gh_1'), audit('gh_2')],
  ['two results for one mini-program in the same second', audit('gh_1', 'a'), audit('gh_1', 'b')],
  ['two accounts', info('<AuthorizerAppid>wx1</AuthorizerAppid>'), info('<AuthorizerAppid>wx2</AuthorizerAppid>')],
  ['two accounts in lower case', info('<appid>wx1</appid>'), info('<appid>wx2</appid>')],
  ['two seconds', info('<appid>wx1</appid>', '1'), info('<appid>wx1</appid>', '2')],
  ['parts that only look alike together', text('gh_1|7', '8'), text('gh_1', '7|8')],
])('keeps %s apart', (_what, one, other) => {
  expect(keyOf(one)).not.toBe(keyOf(other))
})

it('fits an index however long the parts are', () => {
  expect(keyOf(info(`<appid>${'w'.repeat(5000)}</appid>`)).length).toBeLessThanOrEqual(190)
})
