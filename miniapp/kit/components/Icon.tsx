import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { iconUri, type IconColour, type IconName } from './icons'
import './Icon.scss'

interface Props {
  name: IconName
  colour?: IconColour
  /** Side in rpx. */
  size?: number
}

/** One line-drawn icon. It never stands alone: a word beside it says the same. */
export function Icon({ name, colour = 'quiet', size = 40 }: Props) {
  const side = Taro.pxTransform(size)
  return (
    <View
      className="k-icon"
      style={{ width: side, height: side, backgroundImage: `url("${iconUri(name, colour)}")` }}
    />
  )
}
