import { authorizerMachine } from '../../../../shared/authorizer'
import { releaseMachine, releaseTexts } from '../../../../shared/release'
import { paymentStandings } from '../../../../shared/paymentStanding'
import { authorisationWords, paymentWords } from '../../kit/words'

export const releaseOptions = [
  { value: 'none', label: '还没有版本' },
  ...releaseMachine.states.map((state) => ({ value: state, label: releaseTexts[state].name })),
]

export const authorisationOptions = [
  { value: 'none', label: '还没有授权' },
  ...authorizerMachine.states.map((state) => ({ value: state, label: authorisationWords[state].text })),
]

export const paymentOptions = paymentStandings.map((standing) => ({
  value: standing,
  label: paymentWords[standing].text,
}))
