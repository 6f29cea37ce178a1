import { useCallback } from 'react'
import type { SittingView } from '../../../../shared/api/merchant/orders'
import { yuan } from '../../../../shared/money'
import { DangerSheet } from '../../../kit/components/Sheet'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'

interface Props {
  sitting: SittingView
  onDone(sittings: SittingView[]): void
  onClose(): void
}

/** 清台: what was served is done, the next people begin anew. */
export function ClearSheet({ sitting: { id, table, orders, owedFen }, onDone, onClose }: Props) {
  const clear = useCallback(
    async () => onDone(await call('POST /sittings/:sittingId/close', { sittingId: id, isPaid: owedFen > 0 })),
    [id, owedFen, onDone],
  )
  const clearing = useAction(clear)
  const money = owedFen > 0 ? `先收 ¥${yuan(owedFen)}，确认后记为已收款；` : '都付清了；'
  return (
    <DangerSheet
      title={`${table}：${owedFen > 0 ? '收款并清台' : '清台'}？`}
      consequence={`${money}${orders.length} 张单子都会变成已完成，购物车清空。不能撤回。`}
      confirm={owedFen > 0 ? `已收 ¥${yuan(owedFen)}，清台` : '清台'}
      isBusy={clearing.isRunning}
      problem={clearing.failure?.text ?? null}
      onConfirm={clearing.run}
      onClose={onClose}
    />
  )
}
