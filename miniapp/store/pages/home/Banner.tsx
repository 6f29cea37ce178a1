import { Image, Swiper, SwiperItem, View } from '@tarojs/components'
import type { SectionView } from '../../../../shared/api/customer/catalogue'
import { openGoods } from '../../goods/GoodsTile'
import './Banner.scss'

type Slides = Extract<SectionView, { kind: 'banner' }>['slides']

interface Props {
  slides: Slides
  onGoods?(goodsId: string): void
}

/** Pictures that change by themselves; a tap opens the goods they show. */
export function Banner({ slides, onGoods = openGoods }: Props) {
  if (slides.length === 0) return null
  return (
    <View className="banner">
      <Swiper
        className="banner-swiper"
        autoplay
        circular
        interval={5000}
        indicatorDots={slides.length > 1}
        indicatorColor="rgba(255,255,255,.5)"
        indicatorActiveColor="#ffffff"
      >
        {slides.map(({ picture, goodsId }) => (
          <SwiperItem key={picture.name}>
            <Image
              className="banner-picture"
              src={picture.url}
              mode="aspectFill"
              onClick={() => goodsId && onGoods(goodsId)}
            />
          </SwiperItem>
        ))}
      </Swiper>
    </View>
  )
}
