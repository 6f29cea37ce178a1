import { machine, type StateOf } from './machine'

/**
 * What WeChat allows us for one account. `lost`: the refresh token no longer works and could not be recovered, the
 * merchant must authorise again. `unauthorised`: the merchant took the authorisation back.
 */
// prettier-ignore
export const authorizerMachine = machine('authorizer', 'unauthorised', {
  authorised:   { authorise: 'authorised', lose: 'lost', unauthorise: 'unauthorised' },
  lost:         { authorise: 'authorised', unauthorise: 'unauthorised' },
  unauthorised: { authorise: 'authorised' },
})

export type AuthorizerState = StateOf<typeof authorizerMachine>
export type AuthorizerKind = 'miniProgram' | 'officialAccount'
