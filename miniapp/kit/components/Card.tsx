import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import './Card.scss'

interface Props {
  title?: string
  /** Quiet, at the right of the title. */
  extra?: ReactNode
  /** Rows bring their own padding. */
  isFlush?: boolean
  children: ReactNode
}

export function Card({ title, extra, isFlush = false, children }: Props) {
  return (
    <View className="k-card">
      {title && (
        <View className="k-card-head">
          <View className="k-card-title">{title}</View>
          {extra && <View className="k-card-extra">{extra}</View>}
        </View>
      )}
      <View className={isFlush ? '' : `k-card-body ${title ? 'k-card-below' : ''}`}>{children}</View>
    </View>
  )
}
