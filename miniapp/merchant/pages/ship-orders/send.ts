import type { MerchantOrderCard } from '../../../../shared/api/merchant/orders'
import { asFailure } from '../../../kit/call'
import { call } from '../../api'
import { trackingNo } from '../../orders/shipping'

/** By order: why it was not sent. */
export type Problems = Record<string, string>

/** One after the other: a line that breaks loses one answer, and no other order waits for it. */
export async function send(
  orders: readonly MerchantOrderCard[],
  numbers: Record<string, string>,
  carrier: string,
): Promise<{ sent: number; problems: Problems }> {
  const problems: Problems = {}
  let sent = 0
  for (const { id: orderId } of orders) {
    const typed = numbers[orderId]?.trim()
    if (!typed) continue
    const problem = trackingNo(typed) ?? (await sendOne({ orderId, carrier, trackingNo: typed }))
    if (problem) problems[orderId] = problem
    else sent++
  }
  return { sent, problems }
}

const sendOne = (shipment: { orderId: string; carrier: string; trackingNo: string }): Promise<string | null> =>
  call('POST /orders/:orderId/ship', shipment).then(
    () => null,
    (thrown: unknown) => asFailure(thrown).text,
  )
