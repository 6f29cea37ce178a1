import { View } from '@tarojs/components'
import './Skeleton.scss'

/** Where content will stand, shown at once. */
export function Skeleton({ cards = 2 }: { cards?: number }) {
  return (
    <View className="k-skeleton">
      {Array.from({ length: cards }, (_, at) => (
        <View className="k-skeleton-card" key={at}>
          <View className="k-skeleton-line k-skeleton-short" />
          <View className="k-skeleton-line" />
          <View className="k-skeleton-line k-skeleton-long" />
        </View>
      ))}
    </View>
  )
}
