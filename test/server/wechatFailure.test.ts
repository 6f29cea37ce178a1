import { errcodeError, noAnswer, type WechatError } from '../../server/wechat/errors'
import { wechatFailure } from '../../server/wechatFailure'

const errcode = (number: number): WechatError => errcodeError('/a', number, 'no')

it.each<[string, WechatError, string, number]>([
  ['a sign-in code that is spent', errcode(40163), 'LOGIN_CODE_USED', 400],
  ['a sign-in code that is over', errcode(40029), 'LOGIN_CODE_INVALID', 400],
  ['a name that is taken', errcode(53013), 'NAME_TAKEN', 422],
  ['a review that runs already', errcode(85009), 'RELEASE_ALREADY_QUEUED', 409],
  ['an account that may not', errcode(50002), 'ACCOUNT_FROZEN', 409],
  ['an authorisation that was taken back', errcode(61003), 'AUTHORISATION_REVOKED', 409],
  ['too many calls', errcode(45009), 'DAILY_QUOTA_USED_UP', 429],
  ['being busy', errcode(-1), 'WECHAT_BUSY', 503],
  ['a token that is wrong', errcode(40001), 'WECHAT_TOKEN_REFUSED', 503],
  ['a ticket that is over', errcode(61005), 'WECHAT_TICKET_INVALID', 503],
  ['an address not on the list', errcode(61004), 'WECHAT_IP_NOT_ALLOWED', 502],
  ['a wrong secret', errcode(40125), 'WECHAT_SECRET_WRONG', 502],
  ['a request that we got wrong', errcode(47001), 'WECHAT_REQUEST_REFUSED', 502],
  ['a number nobody knows', errcode(987654), 'WECHAT_REQUEST_REFUSED', 502],
  ['no answer', noAnswer('/a', 'timeout'), 'WECHAT_NO_ANSWER', 504],
])('says whose turn it is after %s', (_what, error, code, status) => {
  expect(wechatFailure(error)).toMatchObject({ code, status, cause: error })
})
