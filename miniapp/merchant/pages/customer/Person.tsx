import type { CustomerDetailView } from '../../../../shared/api/merchant/customers'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Icon } from '../../../kit/components/Icon'
import { Logo } from '../../../kit/components/Logo'
import { Money } from '../../../kit/components/Money'
import { ago, dayAndTime } from '../../../kit/time'
import { callPhone } from '../../../kit/wechat'
import { calledOf } from '../../customerName'

export function Person({ customer }: { customer: CustomerDetailView }) {
  const { avatarUrl, phone, phoneNumber, orderCount, spentFen, lastSeenAt, since } = customer
  return (
    <Card isFlush>
      <Cell
        lead={<Logo name={calledOf(customer)} url={avatarUrl} size={112} />}
        title={calledOf(customer)}
        note={`${ago(lastSeenAt)}来过 · 首次 ${dayAndTime(since)}`}
      />
      <Cell title="一共消费" note={`${orderCount} 单`}>
        <Money fen={spentFen} />
      </Cell>
      {phoneNumber ? (
        <Cell lead={<Icon name="phone" />} title={phone}>
          <Button kind="plain" size="small" onClick={() => void callPhone(phoneNumber)}>
            打电话
          </Button>
        </Cell>
      ) : (
        <Cell lead={<Icon name="phone" />} title="没有留电话" note="下单时填的电话在订单里" />
      )}
    </Card>
  )
}
