import { useCallback } from 'react'
import type { PictureView } from '../../../../shared/api/merchant/releases'
import { DangerSheet } from '../../../kit/components/Sheet'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'

interface Props {
  picture: PictureView
  onChange(pictures: PictureView[]): void
  onClose(): void
}

export function RemoveSheet({ picture: { id }, onChange, onClose }: Props) {
  const remove = useCallback(async () => {
    onChange(await call('DELETE /review-pictures/:pictureId', { pictureId: id }))
    onClose()
  }, [id, onChange, onClose])
  const removing = useAction(remove)
  return (
    <DangerSheet
      title="移除这张截图？"
      consequence="下次提交审核不再带上它，已经提交的不受影响。"
      confirm="移除"
      isBusy={removing.isRunning}
      problem={removing.failure?.text ?? null}
      onConfirm={removing.run}
      onClose={onClose}
    />
  )
}
