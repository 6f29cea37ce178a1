import { View } from '@tarojs/components'
import type { StoreSummary } from '../../../../shared/api/merchant/me'
import { storeKindTexts } from '../../../../shared/store'
import { Icon } from '../../../kit/components/Icon'
import type { IconName } from '../../../kit/components/icons'
import { Logo } from '../../../kit/components/Logo'
import { Tag } from '../../../kit/components/Tag'
import { open } from '../../navigate'
import './StoreCard.scss'

/** The store in hand; its name at the top left leads to the others. */
export function StoreCard({ store, hasUnread }: { store: StoreSummary; hasUnread: boolean }) {
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
      <View className="store-card-ways">
        <Way icon="edit" label="店铺资料" onTap={() => open('store-details')} />
        <Way icon="layout" label="小程序" onTap={() => open(store.isAuthorised ? 'program' : 'authorise')} />
        <Way icon="bell" label="通知" hasDot={hasUnread} onTap={() => open('notices')} />
        <Way icon="person" label="账号" onTap={() => open('account')} />
      </View>
    </View>
  )
}

interface WayProps {
  icon: IconName
  label: string
  /** Something there has not been seen. */
  hasDot?: boolean
  onTap(): void
}

function Way({ icon, label, hasDot = false, onTap }: WayProps) {
  return (
    <View className="store-card-way" hoverClass="store-card-down" onClick={onTap}>
      <Icon name={icon} colour="text" size={44} />
      {hasDot && <View className="store-card-dot" />}
      <View>{label}</View>
    </View>
  )
}
