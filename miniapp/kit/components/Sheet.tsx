import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Button } from './Button'
import './Sheet.scss'

interface Props {
  title: string
  children: ReactNode
  onClose(): void
}

/** Comes up from below, over the page; a tap beside it closes it. Render it only while it is open. */
export function Sheet({ title, children, onClose }: Props) {
  return (
    <View className="k-sheet" catchMove>
      <View className="k-sheet-mask" onClick={onClose} />
      <View className="k-sheet-panel">
        <View className="k-sheet-title">{title}</View>
        {children}
      </View>
    </View>
  )
}

interface DangerProps {
  /** Names the thing it is about. */
  title: string
  consequence: string
  confirm: string
  /** What the way back is called where 取消 would be misread. */
  keep?: string
  isBusy?: boolean
  /** Why it did not succeed. */
  problem?: string | null
  onConfirm(): void
  onClose(): void
}

/** For what cannot be undone: names the thing and the consequence, and wants a second tap. */
export function DangerSheet(props: DangerProps) {
  return (
    <Sheet title={props.title} onClose={props.onClose}>
      <View className="k-sheet-text">{props.consequence}</View>
      {props.problem && <View className="k-sheet-problem">{props.problem}</View>}
      <Button kind="danger" isBusy={props.isBusy ?? false} onClick={props.onConfirm}>
        {props.confirm}
      </Button>
      <Button kind="quiet" onClick={props.onClose}>
        {props.keep ?? '取消'}
      </Button>
    </Sheet>
  )
}
