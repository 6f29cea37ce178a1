import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Icon } from './Icon'
import type { IconName } from './icons'
import './NoticeBar.scss'

export type Tone = 'waiting' | 'failing' | 'done' | 'info'

const toneIcon: Record<Tone, IconName> = { waiting: 'clock', failing: 'warning', done: 'check', info: 'info' }

interface Props {
  tone: Tone
  children: ReactNode
  /** One small button at the end. */
  action?: ReactNode
}

/** One sentence that matters here and now. */
export function NoticeBar({ tone, children, action }: Props) {
  return (
    <View className={`k-notice k-notice-${tone} ${action ? 'k-notice-acting' : ''}`}>
      <View className="k-notice-icon">
        <Icon name={toneIcon[tone]} colour={tone} size={32} />
      </View>
      <View className="k-notice-text">{children}</View>
      {action}
    </View>
  )
}
