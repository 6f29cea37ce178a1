import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import type { CallFailure } from '../call'
import { useWay } from '../nextSteps'
import { NoticeBar } from './NoticeBar'
import './ActionBar.scss'

interface Props {
  /** The one wide button, and what is quieter below it. */
  children: ReactNode
  /** Why the last tap did not succeed. */
  failure?: CallFailure | null
}

/** Keeps the main action within the thumb, above the safe area. */
export function ActionBar({ children, failure = null }: Props) {
  const way = useWay(failure)
  return (
    <View className="k-actions-room">
      <View className="k-actions">
        {failure && (
          <NoticeBar tone="failing">
            <View>{failure.text}</View>
            {way && (
              <View className="k-actions-way" onClick={way.go}>
                {way.label}
              </View>
            )}
            {failure.requestId && <View className="k-actions-note">请求编号 {failure.requestId}</View>}
          </NoticeBar>
        )}
        {children}
      </View>
    </View>
  )
}
