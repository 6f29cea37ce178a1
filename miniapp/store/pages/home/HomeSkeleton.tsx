import { View } from '@tarojs/components'
import { Skeleton } from '../../../kit/components/Skeleton'
import './StoreHead.scss'

export const HomeSkeleton = () => (
  <>
    <View className="store-head store-head-waiting" />
    <Skeleton />
  </>
)
