import { useCallback } from 'react'
import type { AddressView } from '../../../../shared/api/customer/me'
import { DangerSheet } from '../../../kit/components/Sheet'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'

interface Props {
  address: AddressView
  onRemoved(left: AddressView[]): void
  onClose(): void
}

export function RemoveSheet({ address: { id, name, detail }, onRemoved, onClose }: Props) {
  const remove = useCallback(async () => {
    onRemoved(await call('DELETE /addresses/:addressId', { addressId: id }))
    onClose()
  }, [id, onRemoved, onClose])
  const { run, isRunning, failure } = useAction(remove)
  return (
    <DangerSheet
      title={`删除“${detail}”？`}
      consequence={`${name}的这个地址以后下单时不再出现，已经下的单不受影响。`}
      confirm="删除"
      isBusy={isRunning}
      problem={failure?.text ?? null}
      onConfirm={run}
      onClose={onClose}
    />
  )
}
