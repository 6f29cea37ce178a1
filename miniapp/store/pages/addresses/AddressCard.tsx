import { View } from '@tarojs/components'
import type { AddressView } from '../../../../shared/api/customer/me'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Tag } from '../../../kit/components/Tag'
import './AddressCard.scss'

interface Props {
  address: AddressView
  onTap(): void
  onEdit(): void
  onRemove(): void
}

export const AddressCard = ({ address, onTap, onEdit, onRemove }: Props) => {
  const { name, phone, province, city, district, detail, isDefault } = address
  return (
    <Card isFlush>
      <View className="address" hoverClass="k-cell-down" onClick={onTap}>
        <View className="address-place">{[...new Set([province, city, district])].join('')}</View>
        <View className="address-detail">{detail}</View>
        <View className="address-who">
          {name} {phone}
        </View>
      </View>
      <View className="address-ways">
        <View className="address-usual">{isDefault && <Tag tone="done">默认地址</Tag>}</View>
        <Button kind="quiet" size="small" icon="edit" onClick={onEdit}>
          修改
        </Button>
        <Button kind="quiet" size="small" icon="trash" onClick={onRemove}>
          删除
        </Button>
      </View>
    </Card>
  )
}
