import { useCallback } from 'react'
import { View } from '@tarojs/components'
import { yuan } from '../../../shared/money'
import type { OrderMethod } from '../../../shared/order'
import { asFailure } from '../../kit/call'
import { Button } from '../../kit/components/Button'
import { Money } from '../../kit/components/Money'
import { Sheet } from '../../kit/components/Sheet'
import { useAction } from '../../kit/useAction'
import { call } from '../api'
import { owedFen, takeMoney, type MoneyAction } from './actions'
import type { OrderSheetProps } from './sheet'
import './MoneySheet.scss'

const titles: Record<MoneyAction, string> = {
  collect: '收到这笔钱了吗？',
  handOver: '还没收款，先收钱',
  receive: '还没收款，先收钱',
}

const confirms: Record<MoneyAction, string> = {
  collect: '确认已收款',
  handOver: '已收款，并交给顾客',
  receive: '已收款，已送达',
}

const payers: Record<OrderMethod, string> = {
  express: '顾客付给快递员的货款已经转到店里',
  delivery: '顾客付给送货的人',
  pickup: '顾客当面付给店里',
  dineIn: '顾客当面付给店里',
}

/** Money that is taken on the spot: the amount as large as it is asked for. */
export function MoneySheet({ action, order, onDone, onChange, onClose }: OrderSheetProps & { action: MoneyAction }) {
  const go = useCallback(async () => {
    try {
      onDone(await takeMoney(action, order))
    } catch (refusal) {
      if (asFailure(refusal).code === 'OWED_CHANGED')
        onChange(await call('GET /orders/:orderId', { orderId: order.id }))
      throw refusal
    }
  }, [action, order, onDone, onChange])
  const going = useAction(go)
  const owed = owedFen(order)
  return (
    <Sheet title={titles[action]} onClose={onClose}>
      <View className="money-sheet-amount">
        <Money fen={owed} size="large" />
      </View>
      <View className="k-sheet-text">
        {`${payers[order.method]}，记为已收 ¥${yuan(owed)}。记下后不能撤回，多收了可以在订单里退款。`}
      </View>
      {going.failure && <View className="k-sheet-problem">{going.failure.text}</View>}
      <Button isBusy={going.isRunning} onClick={going.run}>
        {confirms[action]}
      </Button>
      <Button kind="quiet" onClick={onClose}>
        还没有
      </Button>
    </Sheet>
  )
}
