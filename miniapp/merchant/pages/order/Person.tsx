import type { MerchantOrderView } from '../../../../shared/api/merchant/orders'
import { addressText } from '../../../kit/addressText'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Icon } from '../../../kit/components/Icon'
import { dayAndTime } from '../../../kit/time'
import { callPhone, copy } from '../../../kit/wechat'
import { mayI } from '../../currentStore'
import { open } from '../../navigate'

/** For whom, and where it goes. */
export function Person({ order }: { order: MerchantOrderView }) {
  const { customer, contactName, contactPhone, place, shipments } = order
  const name = contactName ?? customer.name ?? '微信顾客'
  const address = place && addressText(place)
  return (
    <Card title="顾客" isFlush>
      <Cell lead={<Icon name="person" />} title={name} note={`在店里下过 ${customer.orderCount} 单`}>
        {contactPhone && (
          <Button kind="plain" size="small" icon="phone" onClick={() => void callPhone(contactPhone)}>
            {contactPhone}
          </Button>
        )}
      </Cell>
      {mayI('seeCustomers') && (
        <Cell
          lead={<Icon name="paper" />}
          title="备注和以前的订单"
          onClick={() => open('customer', { id: customer.id })}
        />
      )}
      {address && (
        <Cell lead={<Icon name="place" />} title={address}>
          <Button kind="plain" size="small" onClick={() => void copy([name, contactPhone, address].join(' '))}>
            复制
          </Button>
        </Cell>
      )}
      {shipments.map(({ carrierName, trackingNo, at }) => (
        <Cell
          key={at}
          lead={<Icon name="bag" />}
          title={carrierName ? `${carrierName} ${trackingNo}` : '店家自己配送'}
          note={`${dayAndTime(at)} 发出`}
        >
          {trackingNo && (
            <Button kind="plain" size="small" onClick={() => void copy(trackingNo)}>
              复制
            </Button>
          )}
        </Cell>
      ))}
    </Card>
  )
}
