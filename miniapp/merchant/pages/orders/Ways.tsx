import { View } from '@tarojs/components'
import { Icon } from '../../../kit/components/Icon'
import type { IconName } from '../../../kit/components/icons'
import { open, type PageName } from '../../navigate'

/** What is done with orders beside working through a list. */
export const Ways = ({ hasTables }: { hasTables: boolean }) => (
  <View className="orders-ways">
    <Way icon="scan" label="核销" page="pickup" />
    {hasTables && <Way icon="food" label="桌台" page="sittings" />}
    <Way icon="undo" label="退款" page="refunds" />
  </View>
)

const Way = ({ icon, label, page }: { icon: IconName; label: string; page: PageName }) => (
  <View className="orders-way" hoverClass="orders-way-down" onClick={() => open(page)}>
    <Icon name={icon} colour="text" />
    {label}
  </View>
)
