import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Icon } from './Icon'
import './Cell.scss'

interface Props {
  /** Icon or picture at the left. */
  lead?: ReactNode
  title: ReactNode
  note?: ReactNode
  /** At the right: a value, a tag, a switch, a small button. */
  children?: ReactNode
  /** Makes the row lead somewhere. */
  onClick?: () => void
}

/** One row of a list or of settings. */
export function Cell({ lead, title, note, children, onClick }: Props) {
  return (
    <View className="k-cell" hoverClass={onClick ? 'k-cell-down' : 'none'} onClick={() => onClick?.()}>
      {lead}
      <View className="k-cell-words">
        <View className="k-cell-title">{title}</View>
        {note && <View className="k-cell-note">{note}</View>}
      </View>
      {children && <View className="k-cell-value">{children}</View>}
      {onClick && <Icon name="chevronRight" colour="faint" size={32} />}
    </View>
  )
}
