import { View } from '@tarojs/components'
import './MenuSkeleton.scss'

const rows = [1, 2, 3, 4, 5]

/** Where categories and goods will stand. */
export const MenuSkeleton = () => (
  <View className="menu-skeleton">
    <View className="menu-skeleton-categories" />
    <View className="menu-skeleton-goods">
      {rows.map((row) => (
        <View className="menu-skeleton-row" key={row}>
          <View className="menu-skeleton-picture" />
          <View className="menu-skeleton-words">
            <View className="menu-skeleton-line" />
            <View className="menu-skeleton-line menu-skeleton-short" />
          </View>
        </View>
      ))}
    </View>
  </View>
)
