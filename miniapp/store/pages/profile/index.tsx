import { View } from '@tarojs/components'
import type { PersonalDataView } from '../../../../shared/api/customer/me'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Icon } from '../../../kit/components/Icon'
import { Screen } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { dayAndTime } from '../../../kit/time'
import { openPrivacyContract } from '../../../kit/wechat'
import { call } from '../../api'
import { open } from '../../navigate'
import { showOrders } from '../../orders/shownOrders'
import { StorePage } from '../../StorePage'
import { CopyData } from './CopyData'
import { DeleteMe } from './DeleteMe'
import './index.scss'

const loadData = () => call('GET /me/data', {})

/** 隐私与个人信息: everything that is held about the person, to be read, taken along, and deleted. */
export default function Profile() {
  const [data] = useRemote(loadData)
  return (
    <StorePage>
      <Screen of={data}>
        {(held) => (
          <>
            <Held data={held} />
            <Card isFlush>
              <Cell lead={<Icon name="paper" />} title="《隐私保护指引》" onClick={openPrivacyContract} />
              <CopyData data={held} />
            </Card>
            <DeleteMe />
            <View className="profile-note">
              在微信“设置 → 个人信息与权限”里也可以撤回授权，撤回后对应的信息会自动删除。
            </View>
          </>
        )}
      </Screen>
    </StorePage>
  )
}

const Held = ({ data: { me, addresses, orders } }: { data: PersonalDataView }) => (
  <Card title="我们记着这些" isFlush>
    <Cell title="昵称">{me.name ?? '没有'}</Cell>
    <Cell title="头像">{me.avatarUrl ? '有' : '没有'}</Cell>
    <Cell title="手机号">{me.phone ?? '没有'}</Cell>
    <Cell title="收货地址" onClick={() => open('addresses')}>
      {addresses.length > 0 ? `${addresses.length} 个` : '没有'}
    </Cell>
    <Cell title="订单" onClick={() => showOrders('all')}>
      {orders.length > 0 ? `${orders.length} 笔` : '没有'}
    </Cell>
    <Cell title="第一次来">{dayAndTime(me.since)}</Cell>
  </Card>
)
