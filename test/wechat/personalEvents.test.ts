import { consentWithdrawalOf } from '../../server/wechat/consentWithdrawal'
import { mediaVerdictOf } from '../../server/wechat/mediaVerdict'
import { parseXml } from '../../server/xml'

const event = (name: string, inner: string) =>
  parseXml(`<xml><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[${name}]]></Event>${inner}</xml>`)

describe('what WeChat thinks of a picture', () => {
  const heard = (inner: string) => mediaVerdictOf(event('wxa_media_check', inner))
  const found = (suggest: string) => `<result><suggest><![CDATA[${suggest}]]></suggest><label>20002</label></result>`

  it.each(['pass', 'review', 'risky'])('is read: %s', (suggest) => {
    const verdict = { traceId: 't1', advice: suggest, label: 20002 }
    expect(heard(`<trace_id><![CDATA[t1]]></trace_id><errcode>0</errcode>${found(suggest)}`)).toEqual(verdict)
    expect(heard(`<trace_id>t1</trace_id>${found(suggest)}`)).toEqual(verdict)
  })

  it.each([
    ['it could not be fetched', `<errcode>-1008</errcode>${found('pass')}`],
    ['the advice is a new one', found('maybe')],
    ['there is no result', ''],
  ])('is unknown when %s, and never a pass', (_why, inner) => {
    expect(heard(`<trace_id>t1</trace_id>${inner}`)).toMatchObject({ advice: 'unknown' })
  })

  it('is nothing without saying which picture', () => {
    expect(heard(found('pass'))).toBeNull()
  })
})

describe('what a customer takes back', () => {
  const heard = (name: string, infos: string) =>
    consentWithdrawalOf(event(name, `<OpenID>o1</OpenID><AppID>wx1</AppID><RevokeInfo>${infos}</RevokeInfo>`))

  it('is a list, in which unknown numbers and doubles do not count', () => {
    expect(heard('user_authorization_revoke', '8,2,99,8, 6')).toEqual({
      openid: 'o1',
      infos: ['phoneNumber', 'address', 'nicknameAndAvatar'],
    })
    expect(heard('user_info_modified', '')).toEqual({ openid: 'o1', infos: [] })
  })

  it('is everything when the account is cancelled', () => {
    expect(heard('user_authorization_cancellation', '')?.infos).toHaveLength(6)
  })

  it('is nothing without saying whose', () => {
    expect(consentWithdrawalOf(event('user_authorization_revoke', '<RevokeInfo>8</RevokeInfo>'))).toBeNull()
  })
})
