import Taro from '@tarojs/taro'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Icon } from '../../../kit/components/Icon'
import { callPhone, copy } from '../../../kit/wechat'
import { flavour } from '../../flavours'

const copyAddress = (address: string): void =>
  void copy(address).catch(() => Taro.showToast({ title: '没能复制，请截图保存', icon: 'none' }))

interface Props {
  title: string
  address: string | null
  phone: string | null
}

/** How to get there, and how to ask. */
export function Visit({ title, address, phone }: Props) {
  if (!address && !phone) return null
  return (
    <Card title={title} isFlush>
      {address && (
        <Cell lead={<Icon name="place" />} title={address} note="点一下复制地址" onClick={() => copyAddress(address)} />
      )}
      {phone && (
        <Cell lead={<Icon name="phone" />} title={phone} note={flavour.call} onClick={() => void callPhone(phone)} />
      )}
    </Card>
  )
}
