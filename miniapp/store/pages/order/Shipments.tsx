import type { OrderView } from '../../../../shared/api/customer/orders'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { dayAndTime } from '../../../kit/time'
import { copyOrSay } from '../../copying'

/** What was sent, and by whom. */
export function Shipments({ order: { shipments } }: { order: OrderView }) {
  if (shipments.length === 0) return null
  return (
    <Card title="配送" isFlush>
      {shipments.map(({ carrierName, trackingNo, at }) =>
        trackingNo ? (
          <Cell key={at} title={`${carrierName} ${trackingNo}`} note={`${dayAndTime(at)} 发出`}>
            <Button kind="plain" size="small" onClick={() => copyOrSay(trackingNo)}>
              复制
            </Button>
          </Cell>
        ) : (
          <Cell key={at} title="店家自己送" note={`${dayAndTime(at)} 出发`} />
        ),
      )}
    </Card>
  )
}
