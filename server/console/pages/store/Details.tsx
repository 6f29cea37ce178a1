import { Card, Descriptions, Typography } from 'antd'
import type { StoreDetailView } from '../../../../shared/api/operator/stores'
import type { OpeningHours } from '../../../../shared/store'
import { When } from '../../kit/When'
import { roleTexts } from '../../kit/words'

const missing = <span className="quiet">还没有填</span>

/** 店铺资料: what the merchant typed, and who works there. */
export const Details = ({ store }: { store: StoreDetailView }) => (
  <Card size="small" title="店铺资料">
    <Descriptions
      size="small"
      column={1}
      styles={{ label: { width: 84 } }}
      items={[
        { key: 'key', label: '编号', children: <Typography.Text copyable>{store.key}</Typography.Text> },
        { key: 'contact', label: '联系人', children: store.contactName ?? missing },
        { key: 'phone', label: '电话', children: store.contactPhone ?? missing },
        { key: 'address', label: '地址', children: store.address ?? missing },
        { key: 'hours', label: '营业时间', children: store.hours.length > 0 ? store.hours.map(hoursLine) : missing },
        { key: 'staff', label: '店里的人', children: store.staff.map(staffLine) },
        { key: 'created', label: '创建', children: <When at={store.createdAt} /> },
      ]}
    />
  </Card>
)

const staffLine = ({ name, phone, role }: StoreDetailView['staff'][number], index: number) => (
  <div key={index} style={{ width: '100%' }}>
    {name ?? '没有名字'} <span className="quiet">{[roleTexts[role], phone].filter(Boolean).join(' · ')}</span>
  </div>
)

const dayNames = '一二三四五六日'

const hoursLine = ({ days, from, to }: OpeningHours, index: number) => {
  const when = days.length === 7 ? '每天' : `周${days.map((day) => dayNames[day - 1]).join('、')}`
  return <div key={index} style={{ width: '100%' }}>{`${when} ${from}–${to}`}</div>
}
