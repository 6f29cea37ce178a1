import { useCallback } from 'react'
import type { TesterView } from '../../../../shared/api/merchant/program'
import { DangerSheet } from '../../../kit/components/Sheet'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'

interface Props {
  tester: TesterView
  onChange(testers: TesterView[]): void
  onClose(): void
}

export function RemoveSheet({ tester: { id, wechatId }, onChange, onClose }: Props) {
  const remove = useCallback(async () => {
    onChange(await call('DELETE /testers/:testerId', { testerId: id }))
    onClose()
  }, [id, onChange, onClose])
  const removing = useAction(remove)
  return (
    <DangerSheet
      title={`移除“${wechatId}”？`}
      consequence="移除后不能再打开体验版。需要时可以重新添加。"
      confirm="移除"
      isBusy={removing.isRunning}
      problem={removing.failure?.text ?? null}
      onConfirm={removing.run}
      onClose={onClose}
    />
  )
}
