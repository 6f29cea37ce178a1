import { useCallback } from 'react'
import type { SittingView } from '../../../../shared/api/merchant/orders'
import { yuan } from '../../../../shared/money'
import { asFailure } from '../../../kit/call'
import { DangerSheet } from '../../../kit/components/Sheet'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'

interface Props {
  /** As it was when the sheet came up: a sum that moved under the finger would be confirmed unseen. */
  sitting: SittingView
  onDone(sittings: SittingView[]): void
  /** It is not as it was shown any more. */
  onRefused(): Promise<void>
  onClose(): void
}

/** 清台: what was served is done, the next people begin anew. */
export function ClearSheet({ sitting, onDone, onRefused, onClose }: Props) {
  const { table, orders, owedFen } = sitting
  const clear = useCallback(async () => {
    try {
      onDone(await closed(sitting))
    } catch (refusal) {
      if (asFailure(refusal).next === 'refresh') await onRefused()
      throw refusal
    }
  }, [sitting, onDone, onRefused])
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

const closed = ({ id: sittingId, orders, owedFen }: SittingView): Promise<SittingView[]> =>
  call('POST /sittings/:sittingId/close', {
    sittingId,
    orderIds: orders.map(({ id }) => id),
    expectedOwedFen: owedFen,
  })
