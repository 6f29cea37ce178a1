import { useEffect } from 'react'
import { View } from '@tarojs/components'
import type { CartLineView } from '../../../../shared/api/customer/cart'
import './UndoBar.scss'

interface Props {
  line: CartLineView
  onUndo(line: CartLineView): void
  onEnd(): void
}

const staysMs = 6000

/** For a while what was taken out can be put back. */
export function UndoBar({ line, onUndo, onEnd }: Props) {
  useEffect(() => {
    const timer = setTimeout(onEnd, staysMs)
    return () => clearTimeout(timer)
  }, [onEnd])
  return (
    <View className="undo">
      <View className="undo-words">已移除“{line.name}”</View>
      <View className="undo-button" onClick={() => onUndo(line)}>
        撤销
      </View>
    </View>
  )
}
