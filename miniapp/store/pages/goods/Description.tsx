import { View } from '@tarojs/components'
import { Card } from '../../../kit/components/Card'
import './Description.scss'

/** 商品详情: as the merchant wrote it, line by line. */
export const Description = ({ text }: { text: string }) =>
  text ? (
    <Card title="商品详情">
      <View className="description">{text}</View>
    </Card>
  ) : null
