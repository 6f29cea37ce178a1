import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import type { Tone } from './NoticeBar'
import './Tag.scss'

/** A state in one word; its colour says the same. */
export function Tag({ tone, children }: { tone: Tone | 'quiet'; children: ReactNode }) {
  return <View className={`k-tag k-tag-${tone}`}>{children}</View>
}
