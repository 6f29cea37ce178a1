import { View } from '@tarojs/components'
import type { StoreSummary } from '../../../../shared/api/merchant/me'
import { storeKindTexts } from '../../../../shared/store'
import { Icon } from '../../../kit/components/Icon'
import { Logo } from '../../../kit/components/Logo'
import { Tag } from '../../../kit/components/Tag'
import { open } from '../../navigate'
import './StoreCard.scss'

/** The store in hand: its name leads to the others, its code to the picture that customers scan. */
export function StoreCard({ store, isLive }: { store: StoreSummary; isLive: boolean }) {
  return (
    <View className="store-card">
      <View className="store-card-head" hoverClass="store-card-down" onClick={() => open('stores')}>
        <Logo name={store.name} url={store.logoUrl} size={96} />
        <View className="store-card-words">
          <View className="store-card-name">
            <View className="store-card-title">{store.name}</View>
            <Icon name="chevronDown" size={32} />
          </View>
          <View className="store-card-tags">
            <Tag tone="quiet">{storeKindTexts[store.kind].name}</Tag>
            {store.isAuthorised ? <Tag tone="done">小程序已授权</Tag> : <Tag tone="waiting">小程序未授权</Tag>}
          </View>
        </View>
      </View>
      {isLive && (
        <View className="store-card-code" hoverClass="store-card-down" onClick={() => open('store-code')}>
          <Icon name="qr" colour="text" size={56} />
          <View>店铺码</View>
        </View>
      )}
    </View>
  )
}
