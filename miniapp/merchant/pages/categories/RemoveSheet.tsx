import { useCallback } from 'react'
import type { ProgramView } from '../../../../shared/api/merchant/program'
import type { ProgramCategory } from '../../../../shared/program'
import { DangerSheet } from '../../../kit/components/Sheet'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'

interface Props {
  category: ProgramCategory
  onChange(program: ProgramView): void
  onClose(): void
}

export function RemoveSheet({ category: { first, second, secondName }, onChange, onClose }: Props) {
  const remove = useCallback(async () => {
    onChange(await call('DELETE /program/categories/:first/:second', { first, second }))
    onClose()
  }, [first, second, onChange, onClose])
  const removing = useAction(remove)
  return (
    <DangerSheet
      title={`删除类目“${secondName}”？`}
      consequence="删除后不能再以它提交审核。想恢复要重新添加，会占用每月的添加次数。"
      confirm="删除类目"
      isBusy={removing.isRunning}
      problem={removing.failure?.text ?? null}
      onConfirm={removing.run}
      onClose={onClose}
    />
  )
}
