import { useState } from 'react'
import Taro from '@tarojs/taro'
import { Image, Swiper, SwiperItem, View } from '@tarojs/components'
import type { PictureView } from '../../../../shared/api/picture'
import { Picture } from '../../../kit/components/Picture'
import './Gallery.scss'

/** Its pictures across the screen; a tap shows them as large as they are. */
export function Gallery({ pictures }: { pictures: PictureView[] }) {
  const [at, setAt] = useState(0)
  if (pictures.length === 0)
    return (
      <View className="gallery">
        <Picture src={null} height="60%" />
      </View>
    )
  const urls = pictures.map(({ url }) => url)
  const enlarge = (url: string) => void Taro.previewImage({ urls, current: url }).catch(() => undefined)
  return (
    <View className="gallery">
      <Swiper
        className="gallery-swiper"
        circular={pictures.length > 1}
        onChange={(event) => setAt(event.detail.current)}
      >
        {urls.map((url) => (
          <SwiperItem key={url}>
            <Image className="gallery-picture" src={url} mode="aspectFill" onClick={() => enlarge(url)} />
          </SwiperItem>
        ))}
      </Swiper>
      {pictures.length > 1 && (
        <View className="gallery-place">
          {at + 1} / {pictures.length}
        </View>
      )}
    </View>
  )
}
