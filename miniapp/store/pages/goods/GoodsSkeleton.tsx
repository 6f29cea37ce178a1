import { View } from '@tarojs/components'
import { Picture } from '../../../kit/components/Picture'
import { Skeleton } from '../../../kit/components/Skeleton'
import './Gallery.scss'

export const GoodsSkeleton = () => (
  <>
    <View className="gallery">
      <Picture src={null} height="100%" />
    </View>
    <Skeleton cards={1} />
  </>
)
