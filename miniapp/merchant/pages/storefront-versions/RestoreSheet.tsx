import { useCallback } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { Button } from '../../../kit/components/Button'
import { NoticeBar } from '../../../kit/components/NoticeBar'
import { Sheet } from '../../../kit/components/Sheet'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'
import { publishedText } from '../../decoration/publish'
import { versionName } from './versionName'

interface Props {
  number: number
  onRestored(): void
  onClose(): void
}

/** Going back is a version, too: it can be taken back like any other. */
export function RestoreSheet({ number, onRestored, onClose }: Props) {
  const restore = useCallback(async () => {
    await call('POST /storefront/versions/:number/restore', { number })
    onRestored()
    onClose()
    void Taro.showToast({ title: publishedText, icon: 'none' })
  }, [number, onRestored, onClose])
  const restoring = useAction(restore)
  return (
    <Sheet title={`恢复${versionName({ number })}？`} onClose={onClose}>
      <View className="k-sheet-text">
        颜色、首页、文字、配送和点单都会回到那时候，顾客几秒内就能看到。现在的样子还留在历史里，随时可以换回来。
      </View>
      {restoring.failure && <NoticeBar tone="failing">{restoring.failure.text}</NoticeBar>}
      <Button isBusy={restoring.isRunning} onClick={restoring.run}>
        恢复
      </Button>
      <Button kind="quiet" onClick={onClose}>
        取消
      </Button>
    </Sheet>
  )
}
