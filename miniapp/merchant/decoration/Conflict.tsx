import { useCallback, useState } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { Button } from '../../kit/components/Button'
import { Sheet } from '../../kit/components/Sheet'
import { useAction } from '../../kit/useAction'

interface Props {
  /** Goes on with what is typed, over what somebody else has published. */
  onMine(): Promise<void>
  onTheirs(): Promise<void>
}

/** Somebody else published the same part while it was open here. */
export function Conflict({ onMine, onTheirs }: Props) {
  const [isOpen, setOpen] = useState(true)
  const keep = useCallback(async () => {
    await onMine()
    setOpen(false)
    void Taro.showToast({ title: '再点一次发布即可', icon: 'none' })
  }, [onMine])
  const keeping = useAction(keep)
  const taking = useAction(onTheirs)
  if (!isOpen) return null
  return (
    <Sheet title="这里刚刚被别人改过" onClose={() => setOpen(false)}>
      <View className="k-sheet-text">您的修改还在。要用您的盖掉对方的，还是放弃您的、看最新的？</View>
      <Button isBusy={keeping.isRunning} onClick={keeping.run}>
        用我的
      </Button>
      <Button kind="quiet" isBusy={taking.isRunning} onClick={taking.run}>
        看最新的
      </Button>
    </Sheet>
  )
}
