import { useCallback, useState } from 'react'
import Taro from '@tarojs/taro'
import type { OrderView } from '../../../../shared/api/customer/orders'
import { endedStates, type CustomerAction } from '../../../../shared/order'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button, type ButtonKind } from '../../../kit/components/Button'
import { DangerSheet } from '../../../kit/components/Sheet'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'
import { keepCart } from '../../cart/cart'
import { cartPage, open } from '../../navigate'
import { ReceiveSheet } from './ReceiveSheet'

interface Props {
  order: OrderView
  onChange(order: OrderView): void
}

const names: Record<CustomerAction, string> = {
  pay: '去付款',
  cancel: '取消订单',
  receive: '确认收货',
  askRefund: '申请退款',
  reorder: '再来一单',
}

/** What follows from an order is loud, what takes it back is quiet. */
const kinds: Record<CustomerAction, ButtonKind> = {
  pay: 'primary',
  receive: 'primary',
  reorder: 'plain',
  askRefund: 'quiet',
  cancel: 'quiet',
}

/** What the customer may do now: the server says it, by the same table that the store's staff have. */
export function Actions({ order, onChange }: Props) {
  const { id: orderId, state, payMethod, actions, refundableFen } = order
  const [asked, setAsked] = useState<'cancel' | 'receive' | null>(null)
  const close = () => setAsked(null)

  const acting = useAction(
    useCallback(
      async (action: CustomerAction) => {
        if (action === 'pay') return open('pay', { orderId })
        if (action === 'askRefund') return open('refund', { id: orderId })
        if (action === 'reorder') return reorder(orderId)
        onChange(
          await call(action === 'cancel' ? 'POST /orders/:orderId/cancel' : 'POST /orders/:orderId/receive', {
            orderId,
          }),
        )
        setAsked(null)
      },
      [orderId, onChange],
    ),
  )
  const start = (action: CustomerAction) =>
    action === 'cancel' || action === 'receive' ? setAsked(action) : acting.run(action)

  const shown = actions.filter((action) => {
    if (action === 'askRefund') return refundableFen > 0
    return action !== 'reorder' || endedStates.includes(state) // nobody wants it again before it is there
  })
  if (shown.length === 0) return null
  return (
    <>
      <ActionBar failure={asked ? null : acting.failure}>
        {shown.map((action) => (
          <Button key={action} kind={kinds[action]} isBusy={acting.isRunning} onClick={() => start(action)}>
            {names[action]}
          </Button>
        ))}
      </ActionBar>
      {asked === 'cancel' && (
        <DangerSheet
          title="取消这张订单？"
          consequence={`${payMethod === 'online' ? '取消后不用付款' : '店家还没有接单，取消后不会再准备'}。想要时可以“再来一单”。`}
          confirm="取消订单"
          keep="再想想"
          isBusy={acting.isRunning}
          problem={acting.failure?.text ?? null}
          onConfirm={() => acting.run('cancel')}
          onClose={close}
        />
      )}
      {asked === 'receive' && (
        <ReceiveSheet
          isBusy={acting.isRunning}
          problem={acting.failure?.text ?? null}
          onConfirm={() => acting.run('receive')}
          onClose={close}
        />
      )}
    </>
  )
}

/** Everything of it again; what is gone meanwhile is named. */
async function reorder(orderId: string): Promise<void> {
  const { cart, left } = await call('POST /orders/:orderId/reorder', { orderId })
  keepCart(cart)
  if (left.length > 0)
    await Taro.showModal({
      title: '有的商品没有了',
      content: `${left.join('、')} 已经下架或卖完，其余的放进购物车了。`,
      showCancel: false,
      confirmText: '知道了',
    })
  open(cartPage)
}
