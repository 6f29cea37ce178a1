import { useState } from 'react'
import { View } from '@tarojs/components'
import { Icon } from '../../../kit/components/Icon'
import { forgetSearches, pastSearches } from './history'
import './Past.scss'

export function Past({ onSeek }: { onSeek(words: string): void }) {
  const [past, setPast] = useState(pastSearches)
  if (past.length === 0) return <View className="past-none">输入商品名称，边打边找</View>
  const forget = () => {
    forgetSearches()
    setPast([])
  }
  return (
    <View>
      <View className="past-head">
        <View>最近搜过</View>
        <View className="past-forget" onClick={forget}>
          <Icon name="trash" size={32} />
          <View>清空</View>
        </View>
      </View>
      <View className="past-words">
        {past.map((words) => (
          <View className="past-word" key={words} onClick={() => onSeek(words)}>
            {words}
          </View>
        ))}
      </View>
    </View>
  )
}
