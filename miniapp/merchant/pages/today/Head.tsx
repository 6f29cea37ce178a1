import { View } from '@tarojs/components'
import type { StoreSummary } from '../../../../shared/api/merchant/me'
import { Icon } from '../../../kit/components/Icon'
import { Logo } from '../../../kit/components/Logo'
import { open } from '../../navigate'
import './Head.scss'

/** The store in hand; its name at the top left leads to the others, the bell to what happened. */
export const Head = ({ store, unread }: { store: StoreSummary; unread: number }) => (
  <View className="head">
    <View className="head-store" hoverClass="head-down" onClick={() => open('stores')}>
      <Logo name={store.name} url={store.logoUrl} size={64} />
      <View className="head-name">{store.name}</View>
      <Icon name="chevronDown" size={32} />
    </View>
    <View className="head-bell" hoverClass="head-down" onClick={() => open('notices')}>
      <Icon name="bell" colour="text" size={44} />
      <View>通知</View>
      {unread > 0 && <View className="head-dot" />}
    </View>
  </View>
)
