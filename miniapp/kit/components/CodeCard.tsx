import type { ReactNode } from 'react'
import { Image, View } from '@tarojs/components'
import { Card } from './Card'
import './CodeCard.scss'

interface Props {
  title: string
  /** Who scans it. */
  note?: string
  /** `data:image/png;base64,…`: large enough to be scanned from a screenshot. */
  src: string
  /** Below the picture: a state, a date. */
  children?: ReactNode
}

/** A code to be scanned by somebody else's phone. */
export function CodeCard({ title, note, src, children }: Props) {
  return (
    <Card>
      <View className="k-code">
        <View className="k-code-title">{title}</View>
        {note && <View className="k-code-note">{note}</View>}
        <Image className="k-code-picture" src={src} mode="aspectFit" showMenuByLongpress />
        {children}
      </View>
    </Card>
  )
}
