import type { OrderView } from '../../../../shared/api/customer/orders'
import { methodTexts, payTexts, spoken } from '../../../../shared/order'
import { addressText } from '../../../kit/addressText'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { comingTime, dayAndTime } from '../../../kit/time'
import { callPhone } from '../../../kit/wechat'
import { copyOrSay } from '../../copying'
import { flavour } from '../../flavours'
import { useStorefront } from '../../storefront'

/** Everything else somebody may ask about an order. */
export function Facts({ order }: { order: OrderView }) {
  const phone = useStorefront()?.contactPhone
  const { number, method, payMethod, tableName, contactName, contactPhone, place, wantedAt, note, placedAt } = order
  return (
    <Card isFlush>
      <Cell title={`订单号 ${spoken(number)}`} note={`${dayAndTime(placedAt)} 下单`}>
        <Button kind="plain" size="small" onClick={() => copyOrSay(number)}>
          复制
        </Button>
      </Cell>
      <Cell title="方式">{tableName ? `${methodTexts[method].name}，${tableName}` : methodTexts[method].name}</Cell>
      <Cell title="付款">{payTexts[method][payMethod]}</Cell>
      {place && <Cell title={addressText(place)} note={[contactName, contactPhone].filter(Boolean).join('　')} />}
      {!place && contactPhone && <Cell title="联系电话">{contactPhone}</Cell>}
      {wantedAt && <Cell title="期望时间">{comingTime(wantedAt)}</Cell>}
      {note && <Cell title="备注" note={note} />}
      {phone && <Cell title={flavour.call} note={phone} onClick={() => void callPhone(phone)} />}
    </Card>
  )
}
