import type { MerchantOrderView } from '../../../../shared/api/merchant/orders'
import { Card } from '../../../kit/components/Card'
import { Steps } from '../../../kit/components/Steps'
import { stepOf } from '../../../kit/orderTimeline'

/** What has happened to it and to its money, the first thing first. */
export const Timeline = ({ order }: { order: MerchantOrderView }) => (
  <Card title="经过">
    <Steps steps={order.timeline.map(stepOf)} />
  </Card>
)
