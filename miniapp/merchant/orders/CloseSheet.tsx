import { useCallback } from 'react'
import { spoken } from '../../../shared/order'
import { DangerSheet } from '../../kit/components/Sheet'
import { useAction } from '../../kit/useAction'
import { take } from './actions'
import type { OrderSheetProps } from './sheet'

export function CloseSheet({ order, onDone, onClose }: OrderSheetProps) {
  const close = useCallback(async () => onDone(await take('close', order)), [order, onDone])
  const closing = useAction(close)
  return (
    <DangerSheet
      title={`关闭订单 ${spoken(order.number)}？`}
      consequence={`${order.summary}。关闭后不能恢复，商品会放回库存，顾客会看到店家关闭了订单。`}
      confirm="关闭订单"
      isBusy={closing.isRunning}
      problem={closing.failure?.text ?? null}
      onConfirm={closing.run}
      onClose={onClose}
    />
  )
}
