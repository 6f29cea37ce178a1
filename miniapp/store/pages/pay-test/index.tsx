import { useCallback } from 'react'
import { useRouter } from '@tarojs/taro'
import type { PaymentTrialView } from '../../../../shared/api/customer/payment'
import { Screen } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { StorePage } from '../../StorePage'
import { Trial } from './Trial'

/** The money that came is on its way back. */
const everySeconds = ({ state, isReturned }: PaymentTrialView) => (state === 'paid' && !isReturned ? 3 : null)

/** 收款测试: the merchant pays one fen to the own store. A code from the back office opens it. */
export default function PayTest() {
  const testId = decodeURIComponent(useRouter().params.scene ?? '')
  const load = useCallback(() => call('GET /payment-tests/:testId', { testId }), [testId])
  const [trial, put] = useRemote(load, everySeconds)
  return (
    <StorePage>
      <Screen of={trial}>{(shown) => <Trial testId={testId} trial={shown} onTold={put} />}</Screen>
    </StorePage>
  )
}
