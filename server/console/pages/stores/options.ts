import { authorizerMachine } from '../../../../shared/authorizer'
import { releaseMachine, releaseTexts } from '../../../../shared/release'
import { authorisationWords } from '../../kit/words'

export const releaseOptions = [
  { value: 'none', label: '还没有版本' },
  ...releaseMachine.states.map((state) => ({ value: state, label: releaseTexts[state].name })),
]

export const authorisationOptions = [
  { value: 'none', label: '还没有授权' },
  ...authorizerMachine.states.map((state) => ({ value: state, label: authorisationWords[state].text })),
]
