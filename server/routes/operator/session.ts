import type { sessionApi } from '../../../shared/api/operator/session'
import { Failure } from '../../failures'
import type { Handlers } from '../../mount'
import { endSession, signInOperator, type OperatorIdentity } from '../../services/operators'
import type { OperatorCall } from './calls'
import { operatorView } from './views'

function known({ identity }: OperatorCall): OperatorIdentity {
  if (!identity) throw new Failure('UNAUTHENTICATED')
  return identity
}

export const session: Handlers<typeof sessionApi, OperatorCall> = {
  'POST /sessions': async ({ platform, origin, browser, now }, { holder, ...proof }) => {
    if (holder === 'browser' && !browser.isConsole) throw new Failure('CONSOLE_HEADER_MISSING')
    const { token, operator, session } = await signInOperator(platform, proof, origin, now)
    if (holder === 'browser') browser.keep(token)
    const expiresAt = session.expiresAt.toISOString()
    return { operator: operatorView(operator), expiresAt, token: holder === 'program' ? token : null }
  },
  'DELETE /sessions/current': async (call) => {
    await endSession(call.platform, known(call).session)
    call.browser.forget()
    return {}
  },
  'GET /me': async (call) => operatorView(known(call).operator),
}
