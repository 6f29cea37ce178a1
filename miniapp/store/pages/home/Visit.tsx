import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Icon } from '../../../kit/components/Icon'
import { callPhone } from '../../../kit/wechat'
import { copyOrSay } from '../../copying'
import { flavour } from '../../flavours'

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
        <Cell lead={<Icon name="place" />} title={address} note="点一下复制地址" onClick={() => copyOrSay(address)} />
      )}
      {phone && (
        <Cell lead={<Icon name="phone" />} title={phone} note={flavour.call} onClick={() => void callPhone(phone)} />
      )}
    </Card>
  )
}
