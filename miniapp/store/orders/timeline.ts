import type { OrderView } from '../../../shared/api/customer/orders'
import type { Step } from '../../kit/components/Steps'
import { stepOf } from '../../kit/orderTimeline'

/** What happened, the latest first. */
export const timelineOf = ({ timeline }: OrderView): Step[] =>
  [...timeline].reverse().map((line, at) => {
    const step = stepOf(line)
    return at === 0 && step.state === 'done' ? { ...step, state: 'now' } : step
  })
