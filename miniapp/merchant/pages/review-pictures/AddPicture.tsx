import { useCallback } from 'react'
import type { PictureView } from '../../../../shared/api/merchant/releases'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { useAction } from '../../../kit/useAction'
import { choosePicture } from '../../../kit/wechat'
import { call } from '../../api'

interface Props {
  onChange(pictures: PictureView[]): void
}

export function AddPicture({ onChange }: Props) {
  const add = useCallback(async () => {
    const picture = await choosePicture('file')
    if (picture) onChange(await call('POST /review-pictures', {}, picture))
  }, [onChange])
  const adding = useAction(add)
  return (
    <ActionBar failure={adding.failure}>
      <Button icon="album" isBusy={adding.isRunning} onClick={adding.run}>
        添加截图
      </Button>
    </ActionBar>
  )
}
