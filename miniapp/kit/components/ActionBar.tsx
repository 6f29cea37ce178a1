import { Children, type ReactNode } from 'react'
import Taro from '@tarojs/taro'
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

const edges = 48
const perRow = 96

/** Room for what lies over the page, so that its last line can be scrolled free. */
const roomFor = (rows: number): string =>
  `calc(${Taro.pxTransform(edges + perRow * rows)} + env(safe-area-inset-bottom))`

/** Keeps the main action within the thumb, above the safe area. */
export function ActionBar({ children, failure = null }: Props) {
  const way = useWay(failure)
  return (
    <View style={{ height: roomFor(Children.toArray(children).length) }}>
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
