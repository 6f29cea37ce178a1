import { useCallback, useState } from 'react'
import Taro from '@tarojs/taro'
import type { MerchantOrderCard, MerchantOrderView } from '../../../shared/api/merchant/orders'
import type { StaffAction } from '../../../shared/order'
import type { CallFailure } from '../../kit/call'
import { useAction } from '../../kit/useAction'
import { questionOf, take, type Question } from './actions'
import { CloseSheet } from './CloseSheet'
import { MoneySheet } from './MoneySheet'
import { RepriceSheet } from './RepriceSheet'
import type { OrderSheetProps } from './sheet'
import { ShipSheet } from './ShipSheet'

interface Acting {
  act(action: StaffAction): void
  isActing: boolean
  failure: CallFailure | null
  /** What is asked before it happens, over the page. */
  question: React.ReactNode
}

/** An order's buttons: what they do, and what they ask before. */
export function useOrderActions(order: MerchantOrderCard, onChange: (order: MerchantOrderView) => void): Acting {
  const [question, setQuestion] = useState<Question | null>(null)
  const go = useCallback(
    async (action: StaffAction) => {
      onChange(await take(action, order))
      void Taro.vibrateShort({ type: 'light', fail: () => undefined })
    },
    [order, onChange],
  )
  const { run, isRunning, failure } = useAction(go)
  const close = () => setQuestion(null)
  const done = (changed: MerchantOrderView) => {
    close()
    onChange(changed)
  }
  return {
    act: (action) => {
      const asked = questionOf(action, order)
      if (asked) setQuestion(asked)
      else run(action)
    },
    isActing: isRunning,
    failure,
    question: question && <Asked question={question} order={order} onDone={done} onChange={onChange} onClose={close} />,
  }
}

function Asked({ question, ...asked }: OrderSheetProps & { question: Question }) {
  switch (question) {
    case 'ship':
      return <ShipSheet {...asked} />
    case 'reprice':
      return <RepriceSheet {...asked} />
    case 'close':
      return <CloseSheet {...asked} />
    default:
      return <MoneySheet action={question} {...asked} />
  }
}
