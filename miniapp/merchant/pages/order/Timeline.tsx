import type { MerchantOrderView } from '../../../../shared/api/merchant/orders'
import { Card } from '../../../kit/components/Card'
import { Steps } from '../../../kit/components/Steps'
import { stepsOf } from '../../orders/steps'

export const Timeline = ({ order }: { order: MerchantOrderView }) => (
  <Card title="经过">
    <Steps steps={stepsOf(order)} />
  </Card>
)
