import { View } from '@tarojs/components'
import { Icon } from '../../../kit/components/Icon'
import './Notice.scss'

/** 公告: one sentence from the merchant. */
export const Notice = ({ text }: { text: string }) => (
  <View className="notice">
    <Icon name="bell" colour="text" size={32} />
    <View className="notice-text">{text}</View>
  </View>
)
