import { View } from '@tarojs/components'
import type { CustomerView } from '../../../../shared/api/customer/me'
import { Card } from '../../../kit/components/Card'
import { Icon } from '../../../kit/components/Icon'
import type { IconName } from '../../../kit/components/icons'
import { showOrders } from '../../orders/shownOrders'
import './OrderTiles.scss'

type Counts = CustomerView['counts']

const tiles: readonly { tab: keyof Counts; name: string; icon: IconName }[] = [
  { tab: 'unpaid', name: '待处理', icon: 'clock' },
  { tab: 'underWay', name: '进行中', icon: 'bag' },
  { tab: 'shipped', name: '配送中', icon: 'forward' },
  { tab: 'refunds', name: '退款', icon: 'undo' },
]

const all = (
  <View className="order-tiles-all" onClick={() => showOrders('all')}>
    全部订单
    <Icon name="chevronRight" colour="faint" size={28} />
  </View>
)

/** 我的订单: by where they stand, with how many. */
export const OrderTiles = ({ counts }: { counts: Counts | null }) => (
  <Card title="我的订单" extra={all}>
    <View className="order-tiles">
      {tiles.map(({ tab, name, icon }) => (
        <View className="order-tile" key={tab} onClick={() => showOrders(tab)}>
          <View className="order-tile-icon">
            <Icon name={icon} colour="text" size={48} />
            {counts && counts[tab] > 0 && <View className="order-tile-count">{counts[tab]}</View>}
          </View>
          <View className="order-tile-name">{name}</View>
        </View>
      ))}
    </View>
  </Card>
)
