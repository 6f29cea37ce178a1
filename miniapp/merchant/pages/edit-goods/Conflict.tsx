import { useCallback, useState } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { Button } from '../../../kit/components/Button'
import { Sheet } from '../../../kit/components/Sheet'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'
import { leave } from '../../navigate'

interface Props {
  goodsId: string
  /** Goes on with what is typed, over the edit of this number. */
  onMine(rev: number): void
  /** Drops what is typed. */
  onTheirs(): void
  onReload(): void
}

/** Somebody else saved the same goods while they were open here. */
export function Conflict({ goodsId, onMine, onTheirs, onReload }: Props) {
  const [isOpen, setOpen] = useState(true)
  const keepMine = useCallback(async () => {
    const { rev } = await call('GET /goods/:goodsId', { goodsId })
    onMine(rev)
    setOpen(false)
    void Taro.showToast({ title: '再点一次保存即可', icon: 'none' })
  }, [goodsId, onMine])
  const keeping = useAction(keepMine)
  const takeTheirs = () => {
    onTheirs()
    onReload()
    leave()
  }
  if (!isOpen) return null
  return (
    <Sheet title="这件商品刚刚被别人改过" onClose={() => setOpen(false)}>
      <View className="k-sheet-text">您填写的内容还在。要用您的盖掉对方的修改，还是放弃您的修改？</View>
      <Button isBusy={keeping.isRunning} onClick={keeping.run}>
        用我的
      </Button>
      <Button kind="quiet" onClick={takeTheirs}>
        放弃我的修改
      </Button>
    </Sheet>
  )
}
