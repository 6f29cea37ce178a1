import Taro from '@tarojs/taro'
import { Image, View } from '@tarojs/components'
import './Logo.scss'

interface Props {
  name: string
  url: string | null
  /** Side in rpx. */
  size?: number
}

/** A store's picture, or the first letter of its name until there is one. */
export function Logo({ name, url, size = 96 }: Props) {
  const side = Taro.pxTransform(size)
  const box = { width: side, height: side, fontSize: Taro.pxTransform(Math.round(size * 0.44)) }
  if (url) return <Image className="k-logo" style={box} src={url} mode="aspectFill" lazyLoad />
  return (
    <View className="k-logo k-logo-letter" style={box}>
      {name.trim().slice(0, 1) || '店'}
    </View>
  )
}
