import { View } from '@tarojs/components'
import './ProgressBar.scss'

/** How much of a whole is done; the words beside it say the same. */
export const ProgressBar = ({ done, total }: { done: number; total: number }) => (
  <View className="k-progress">
    <View className="k-progress-done" style={{ width: `${(100 * done) / Math.max(1, total)}%` }} />
  </View>
)
