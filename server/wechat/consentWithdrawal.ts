import { textOf, type XmlFields } from '../xml'

/** What a customer can take back (RevokeInfo), as far as a store collects it; the numbers are WeChat's. */
const kinds = {
  2: 'address',
  6: 'nicknameAndAvatar',
  8: 'phoneNumber',
  14: 'pictures',
  19: 'typedNickname',
  20: 'chosenAvatar',
} as const

export type WithdrawnInfo = (typeof kinds)[keyof typeof kinds]

export interface ConsentWithdrawal {
  openid: string
  /** What is to be deleted. Kinds that no store collects are left out. */
  infos: WithdrawnInfo[]
}

const isKnown = (number: number): number is keyof typeof kinds => Object.hasOwn(kinds, number)

/**
 * 用户撤回授权信息, the fields of `user_authorization_revoke`, `user_info_modified` and `user_authorization_cancellation`.
 *
 * `RevokeInfo` is a list with commas. A person who cancels the account takes everything back, whatever the list says.
 *
 * Source: callbacks-and-login.md §3; developers.weixin.qq.com/miniprogram/dev/framework/open-ability/authorize.html
 */
export function consentWithdrawalOf({ Event, OpenID, RevokeInfo }: XmlFields): ConsentWithdrawal | null {
  const openid = textOf(OpenID)
  if (openid === '') return null
  if (Event === 'user_authorization_cancellation') return { openid, infos: Object.values(kinds) }
  const numbers = textOf(RevokeInfo).split(',').map(Number)
  return { openid, infos: [...new Set(numbers.filter(isKnown))].map((number) => kinds[number]) }
}
