import { Image, View } from '@tarojs/components'
import type { GoodsCard, SectionView, StorefrontView } from '../../../shared/api/customer/catalogue'
import { daysText } from '../../../shared/openingHours'
import type { GoodsLayout } from '../../../shared/storefront'
import { yuan } from '../../../shared/money'
import { Picture } from '../../kit/components/Picture'

interface Props {
  section: SectionView
  store: StorefrontView
}

/** One part of the home page, drawn small. */
export function PreviewSection({ section, store }: Props) {
  switch (section.kind) {
    case 'banner':
      return (
        <View className="preview-banner">
          <Image className="preview-banner-picture" src={section.slides[0]?.picture.thumbUrl ?? ''} mode="aspectFill" />
          {section.slides.length > 1 && <View className="preview-banner-count">{`1/${section.slides.length}`}</View>}
        </View>
      )
    case 'notice':
      return <View className="preview-notice">{section.text}</View>
    case 'goods':
      return (
        <Titled title={section.title}>
          <Goods goods={section.goods} layout={section.layout} />
        </Titled>
      )
    case 'categories':
      return (
        <Titled title={section.title}>
          <View className="preview-categories">
            {section.categories.slice(0, 8).map(({ id, name }) => (
              <View className="preview-category" key={id}>
                {name}
              </View>
            ))}
          </View>
        </Titled>
      )
    case 'store':
      return (
        <Titled title={section.title}>
          <Facts store={store} />
        </Titled>
      )
  }
}

const Titled = ({ title, children }: { title: string; children: JSX.Element }) => (
  <View className="preview-section">
    {title && <View className="preview-title">{title}</View>}
    {children}
  </View>
)

const Goods = ({ goods, layout }: { goods: GoodsCard[]; layout: GoodsLayout }) => (
  <View className={`preview-goods preview-goods-${layout}`}>
    {goods.map(({ id, name, picture, priceFen }) => (
      <View className="preview-one" key={id}>
        <View className="preview-one-picture">
          <Picture src={picture?.thumbUrl ?? null} {...(layout === 'list' && { height: '100%' })} />
        </View>
        <View className="preview-one-words">
          <View className="preview-one-name">{name}</View>
          <View className="preview-one-price">{`¥${yuan(priceFen)}`}</View>
        </View>
      </View>
    ))}
  </View>
)

const Facts = ({ store: { hours, contactPhone, address } }: { store: StorefrontView }) => (
  <View className="preview-facts">
    {hours.map(({ days, from, to }, at) => (
      <View key={at}>{`${daysText(days)} ${from}–${to}`}</View>
    ))}
    {contactPhone && <View>{contactPhone}</View>}
    {address && <View>{address}</View>}
  </View>
)
