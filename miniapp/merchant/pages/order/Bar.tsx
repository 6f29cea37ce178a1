import { useState } from 'react'
import { View } from '@tarojs/components'
import type { MerchantOrderView } from '../../../../shared/api/merchant/orders'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { mayI } from '../../currentStore'
import { actionText, isOnward, myActions } from '../../orders/actions'
import { RefundSheet } from '../../orders/RefundSheet'
import { useOrderActions } from '../../orders/useOrderActions'
import './Bar.scss'

interface Props {
  order: MerchantOrderView
  onChange(order: MerchantOrderView): void
}

/** The next step as the wide button, what is rarer in a row below it. Quieter while a refund waits for its answer. */
export function Bar({ order, onChange }: Props) {
  const { act, isActing, failure, question } = useOrderActions(order, onChange)
  const [isRefunding, setRefunding] = useState(false)
  const actions = myActions(order)
  const first = actions.find(isOnward)
  const others = actions.filter((action) => action !== first)
  const mayRefund = order.refundableFen > 0 && mayI('refund')
  const hasMore = others.length > 0 || mayRefund
  return (
    <>
      {(first ?? hasMore) && (
        <ActionBar failure={failure}>
          {first && (
            <Button kind={order.askedBackFen > 0 ? 'plain' : 'primary'} isBusy={isActing} onClick={() => act(first)}>
              {actionText(first, order)}
            </Button>
          )}
          {hasMore && (
            <View className="order-more">
              {others.map((action) => (
                <Button key={action} kind="quiet" onClick={() => act(action)}>
                  {actionText(action, order)}
                </Button>
              ))}
              {mayRefund && (
                <Button kind="quiet" onClick={() => setRefunding(true)}>
                  退款
                </Button>
              )}
            </View>
          )}
        </ActionBar>
      )}
      {question}
      {isRefunding && (
        <RefundSheet
          order={order}
          onDone={(changed) => {
            setRefunding(false)
            onChange(changed)
          }}
          onClose={() => setRefunding(false)}
        />
      )}
    </>
  )
}
