import type { CustomerView } from '../../../../shared/api/customer/me'
import type { StorefrontView } from '../../../../shared/api/customer/catalogue'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Icon } from '../../../kit/components/Icon'
import { callPhone } from '../../../kit/wechat'
import { flavour } from '../../flavours'
import { open } from '../../navigate'
import { PhoneCell } from './PhoneCell'
import { ShareCell } from './ShareCell'

interface Props {
  /** Null while nobody is signed in. */
  me: CustomerView | null
  store: StorefrontView | null
  onChange(me: CustomerView): void
}

export const Rows = ({ me, store, onChange }: Props) => (
  <>
    <Card isFlush>
      <Cell lead={<Icon name="place" />} title="收货地址" onClick={() => open('addresses')} />
      <PhoneCell me={me} onChange={onChange} />
      <Cell
        lead={<Icon name="shield" />}
        title="隐私与个人信息"
        note="看看我们记着什么，随时可以删除"
        onClick={() => open('profile')}
      />
    </Card>
    <Card isFlush>
      <Cell lead={<Icon name="shop" />} title="门店信息" onClick={() => open('store-info')}>
        {store?.name}
      </Cell>
      {store?.contactPhone && <CallCell phone={store.contactPhone} />}
      <ShareCell />
    </Card>
  </>
)

const CallCell = ({ phone }: { phone: string }) => (
  <Cell lead={<Icon name="phone" />} title={flavour.call} onClick={() => void callPhone(phone)}>
    {phone}
  </Cell>
)
